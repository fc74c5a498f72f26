package dev.replinode.sandbox.s3;

import dev.replinode.sandbox.fault.Effect;
import dev.replinode.sandbox.traffic.Pause;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.time.Duration;

/** The body of an answer, on its way through a fault. */
final class SpoiltStream extends ServletOutputStream {
  private final ServletOutputStream real;
  private final Effect effect;
  private final Runnable end;
  private long written;

  /**
   * Spoils what goes to {@code real}.
   *
   * @param end ends the connection
   */
  SpoiltStream(ServletOutputStream real, Effect effect, Runnable end) {
    this.real = real;
    this.effect = effect;
    this.end = end;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    if (effect instanceof Effect.Truncate truncate) {
      truncate(bytes, offset, count, truncate.bytes());
    } else if (effect instanceof Effect.Slow slow) {
      slowly(bytes, offset, count, slow.bytesPerSecond());
    } else {
      byte[] garbage = new byte[count];
      for (int i = 0; i < count; i++) {
        garbage[i] = (byte) (0x80 + (written + i) * 37 % 0x80);
      }
      real.write(garbage, 0, count);
    }
    written += count;
  }

  private void truncate(byte[] bytes, int offset, int count, int most) throws IOException {
    int left = (int) Math.max(0, Math.min(count, most - written));
    real.write(bytes, offset, left);
    if (left < count) {
      real.flush();
      end.run();
      throw new IOException("the answer is cut on purpose");
    }
  }

  private void slowly(byte[] bytes, int offset, int count, int bytesPerSecond) throws IOException {
    int step = Math.max(1, bytesPerSecond / 10);
    Duration pause = Duration.ofMillis(1000L * step / bytesPerSecond);
    for (int done = 0; done < count; done += step) {
      real.write(bytes, offset + done, Math.min(step, count - done));
      real.flush();
      Pause.of(pause);
    }
  }

  @Override
  public void flush() throws IOException {
    real.flush();
  }

  @Override
  public void close() throws IOException {
    real.close();
  }

  @Override
  public boolean isReady() {
    return real.isReady();
  }

  @Override
  public void setWriteListener(WriteListener listener) {
    real.setWriteListener(listener);
  }
}
