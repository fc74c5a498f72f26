package dev.replinode.domain.wait;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** The latest moment the whole command may work to ({@code --timeout}), or none. */
public final class Deadline {
  private final InstantSource clock;
  private final Optional<Instant> end;
  private volatile Optional<Instant> graceEnd = Optional.empty();

  private Deadline(InstantSource clock, Optional<Instant> end) {
    this.clock = clock;
    this.end = end;
  }

  /** No bound. */
  public static Deadline none() {
    return new Deadline(InstantSource.system(), Optional.empty());
  }

  /** A bound counted from now; {@code limit} empty means none. */
  public static Deadline after(InstantSource clock, Optional<Duration> limit) {
    return new Deadline(clock, limit.map(clock.instant()::plus));
  }

  /** The clock it goes by. */
  public InstantSource clock() {
    return clock;
  }

  /** The earlier of this bound and one counted from now. */
  public Deadline within(Duration limit) {
    Instant other = clock.instant().plus(limit);
    return new Deadline(clock, Optional.of(end().filter(other::isAfter).orElse(other)));
  }

  /** {@code wanted}, cut to the time left; never negative. */
  public Duration atMost(Duration wanted) {
    Duration left = end().map(e -> Duration.between(clock.instant(), e)).orElse(wanted);
    Duration shorter = left.compareTo(wanted) < 0 ? left : wanted;
    return shorter.isNegative() ? Duration.ZERO : shorter;
  }

  /**
   * Runs {@code work} with at least this much time, counted from now, even when the bound is
   * passed; within such work it adds nothing.
   */
  public void extended(Duration grace, Runnable work) {
    if (end.isEmpty() || graceEnd.isPresent()) {
      work.run();
      return;
    }
    graceEnd = Optional.of(clock.instant().plus(grace));
    try {
      work.run();
    } finally {
      graceEnd = Optional.empty();
    }
  }

  private Optional<Instant> end() {
    Optional<Instant> grace = graceEnd;
    return end.map(own -> grace.filter(own::isBefore).orElse(own));
  }

  /**
   * Ends the command when the time is over.
   *
   * @throws ReplinodeException {@link Kind#INCONCLUSIVE}
   */
  public void check() {
    if (end().filter(over -> !clock.instant().isBefore(over)).isPresent()) {
      throw ReplinodeException.of(
          Kind.INCONCLUSIVE, "the command", "its --timeout is over; work that was started goes on");
    }
  }
}
