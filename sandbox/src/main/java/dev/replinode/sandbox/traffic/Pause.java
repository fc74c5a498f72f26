package dev.replinode.sandbox.traffic;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;

/** Lets a call wait, as faults want it. */
public final class Pause {
  private Pause() {}

  /**
   * Waits.
   *
   * @throws IOException the sandbox ends
   */
  public static void of(Duration delay) throws IOException {
    try {
      Thread.sleep(delay.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the sandbox ends");
    }
  }
}
