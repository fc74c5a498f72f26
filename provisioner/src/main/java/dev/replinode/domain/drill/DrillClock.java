package dev.replinode.domain.drill;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.wait.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;

/** The drill's time: monotonic for durations, UTC for stamps. */
public final class DrillClock {
  private static final long NANOS_PER_MICRO = 1000;

  private final InstantSource wall;
  private final LongSupplier nanos;
  private final Sleeper sleeper;
  private final long zero;

  /** A clock that starts now. */
  public DrillClock(InstantSource wall, LongSupplier nanos, Sleeper sleeper) {
    this.wall = wall;
    this.nanos = nanos;
    this.sleeper = sleeper;
    this.zero = nanos.getAsLong();
  }

  /** The same clock with its stamps off by {@code skew}, starting now. */
  public DrillClock skewed(Duration skew) {
    return new DrillClock(() -> wall.instant().plus(skew), nanos, sleeper);
  }

  /** As {@link Sleeper#inGrace}. */
  void inGrace(Runnable work) {
    sleeper.inGrace(work);
  }

  /**
   * Ends the drill when a signal came; costs next to nothing.
   *
   * @throws ReplinodeException {@link Kind#INTERRUPTED}
   */
  void heed() {
    awaitMicros(0);
  }

  /** Microseconds since the drill began. */
  long micros() {
    return (nanos.getAsLong() - zero) / NANOS_PER_MICRO;
  }

  /** Now, for a stamp. */
  Instant now() {
    return wall.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /**
   * Waits until {@code micros}; at once when that is over.
   *
   * @throws ReplinodeException {@link Kind#INTERRUPTED} on a signal
   */
  void awaitMicros(long micros) {
    long left = Math.max(0, micros - micros());
    try {
      sleeper.sleep(Duration.ofNanos(left * NANOS_PER_MICRO));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ReplinodeException.of(Kind.INTERRUPTED, "drill", "the command was told to end");
    }
  }
}
