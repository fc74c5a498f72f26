package dev.replinode.domain.wait;

import java.time.Duration;

/** Spends time. The only place where the tool sleeps; tests put a clock of their own here. */
@FunctionalInterface
public interface Sleeper {
  /**
   * Returns after {@code duration}; at once when it is zero or negative.
   *
   * @throws InterruptedException a signal asked the command to end
   */
  void sleep(Duration duration) throws InterruptedException;
}
