package dev.replinode.domain.wait;

import java.time.Duration;

/** Spends time. The only place where the tool sleeps; tests put a clock of their own here. */
@FunctionalInterface
public interface Sleeper {
  /** How long taking something back may go on after the command was told to end. */
  Duration GRACE = Duration.ofMinutes(2);

  /**
   * Returns after {@code duration}; at once when it is zero or negative.
   *
   * @throws InterruptedException a signal asked the command to end
   */
  void sleep(Duration duration) throws InterruptedException;

  /**
   * Runs {@code work}, whose sleeps no signal ends; within such work it adds nothing.
   *
   * @param atMost the longest that a signal is put off
   */
  default void unheeding(Duration atMost, Runnable work) {
    work.run();
  }

  /**
   * Runs work that takes something back: for {@link #GRACE} no signal ends it, since what would be
   * left may cost money or open buckets. An interruption of this thread is seen again after it.
   */
  default void inGrace(Runnable work) {
    boolean wasInterrupted = Thread.interrupted();
    try {
      unheeding(GRACE, work);
    } finally {
      if (wasInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
