package dev.replinode.reliability;

import dev.replinode.domain.wait.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that moves only when somebody sleeps. */
final class SmallTime implements InstantSource, Sleeper {
  private Instant now = Instant.parse("2026-11-22T15:30:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public void sleep(Duration duration) {
    now = now.plus(duration);
  }
}
