package dev.replinode.app;

import dev.replinode.cli.render.ProgressRenderer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** What a sandbox says on standard error: drained as it comes, warnings passed on. */
final class SandboxLog {
  private static final String WARNING = "warning: ";
  private static final String ERROR = "error: ";

  /** A program that it started may keep the stream open after it. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final AtomicReference<String> last = new AtomicReference<>("it gave no reason");
  private final AtomicReference<String> cause = new AtomicReference<>();
  private final CountDownLatch ended = new CountDownLatch(1);

  private SandboxLog() {}

  /** Begins to read; ends with the process. */
  static SandboxLog of(Process process, ProgressRenderer progress) {
    SandboxLog log = new SandboxLog();
    Thread reader = new Thread(() -> log.drain(process, progress), "sandbox-log");
    reader.setDaemon(true);
    reader.start();
    return log;
  }

  /**
   * Why it ended: its last {@code error:}, for a hint may follow it; else the last thing it said.
   * Waits up to 5 s until all is read.
   */
  String cause() {
    try {
      boolean unused = ended.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Optional.ofNullable(cause.get()).orElseGet(last::get);
  }

  private void drain(Process process, ProgressRenderer progress) {
    try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(WARNING)) {
          progress.warning(line.substring(WARNING.length()));
        }
        if (line.startsWith(ERROR)) {
          cause.set(line.substring(ERROR.length()).replaceFirst("^replinode sandbox: ", ""));
        }
        if (!line.isBlank()) {
          last.set(line);
        }
      }
    } catch (IOException e) {
      last.set("its output broke off");
    } finally {
      ended.countDown();
    }
  }
}
