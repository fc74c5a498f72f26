package dev.replinode.cli.render;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** How far a comparison is, told now and then. */
final class ComparedLine {
  private final InstantSource clock;
  private Instant start;
  private Instant last;
  private long before;

  ComparedLine(InstantSource clock) {
    this.clock = clock;
  }

  /** The line to show; empty when the last one is younger than {@code pause}. */
  Optional<String> next(long objects, Duration pause) {
    Instant now = clock.instant();
    // A count that falls is that of another comparison.
    if (start == null || objects < before) {
      start = now;
      last = now;
    }
    before = objects;
    if (Duration.between(last, now).compareTo(pause) < 0) {
      return Optional.empty();
    }
    last = now;
    long millis = Math.max(1, Duration.between(start, now).toMillis());
    return Optional.of(
        Amounts.count(objects)
            + " objects compared, "
            + Amounts.count(objects * 1000 / millis)
            + " a second");
  }
}
