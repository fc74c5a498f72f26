package dev.replinode.edge;

import dev.replinode.domain.failover.EdgePolicy.Health;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Whether the primary is tried at all: after a number of connection failures in a row it is left
 * alone for a while, then the next request tries it again.
 */
final class OriginHealth {
  private final Health health;
  private final InstantSource clock;
  private int failures;
  private Instant leftAloneUntil = Instant.MIN;

  OriginHealth(Health health, InstantSource clock) {
    this.health = health;
    this.clock = clock;
  }

  synchronized boolean isLeftAlone() {
    return clock.instant().isBefore(leftAloneUntil);
  }

  synchronized void answered() {
    failures = 0;
  }

  synchronized void failed() {
    failures++;
    if (health.retryCount() > 0 && failures >= health.retryCount()) {
      leftAloneUntil = clock.instant().plus(health.retryInterval());
      failures = 0;
    }
  }

  synchronized void reset() {
    failures = 0;
    leftAloneUntil = Instant.MIN;
  }
}
