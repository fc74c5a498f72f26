package dev.replinode.domain.drill;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.wait.Deadline;
import dev.replinode.domain.wait.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;

/** The drill's time: monotonic for durations, UTC for stamps. */
public final class DrillClock {
  private static final long NANOS_PER_MICRO = 1000;
  private static final Duration MOMENT = Duration.ofSeconds(1);

  private final InstantSource wall;
  private final LongSupplier nanos;
  private final Sleeper sleeper;
  private final Deadline deadline;
  private final long zero;

  /** A clock that starts now, for a drill that may take any time. */
  public DrillClock(InstantSource wall, LongSupplier nanos, Sleeper sleeper) {
    this(wall, nanos, sleeper, Deadline.none());
  }

  /** A clock that starts now; the drill ends when {@code deadline} is over. */
  public DrillClock(InstantSource wall, LongSupplier nanos, Sleeper sleeper, Deadline deadline) {
    this.wall = wall;
    this.nanos = nanos;
    this.sleeper = sleeper;
    this.deadline = deadline;
    this.zero = nanos.getAsLong();
  }

  /** The same clock with its stamps off by {@code skew}, starting now. */
  public DrillClock skewed(Duration skew) {
    return new DrillClock(() -> wall.instant().plus(skew), nanos, sleeper, deadline);
  }

  /** As {@link Sleeper#inGrace}; the command's deadline does not end it either. */
  void inGrace(Runnable work) {
    deadline.extended(Sleeper.GRACE, () -> sleeper.inGrace(work));
  }

  /**
   * Ends the drill when a signal came or the command's time is over; costs next to nothing.
   *
   * @throws ReplinodeException {@link Kind#INTERRUPTED} or {@link Kind#INCONCLUSIVE}
   */
  public void heed() {
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
   * @throws ReplinodeException {@link Kind#INTERRUPTED} on a signal, {@link Kind#INCONCLUSIVE} when
   *     the command's time is over
   */
  void awaitMicros(long micros) {
    long left = Math.max(0, micros - micros());
    try {
      sleeper.sleep(deadline.atMost(Duration.ofNanos(left * NANOS_PER_MICRO)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ReplinodeException.of(Kind.INTERRUPTED, "drill", "the command was told to end");
    }
    if (deadline.atMost(MOMENT).isZero()) {
      throw ReplinodeException.of(Kind.INCONCLUSIVE, "drill", "the command's --timeout is over");
    }
  }
}
