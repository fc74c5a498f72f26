package dev.replinode.domain.wait;

import java.time.Duration;

/** When to look again: a pure function of how often we looked. */
@FunctionalInterface
public interface PollSchedule {
  /** The delay after look number {@code attempt}, counted from 1. */
  Duration delay(int attempt);

  /** The same delay each time. */
  static PollSchedule every(Duration delay) {
    return attempt -> delay;
  }

  /**
   * For the API: a second at first, then two, then three. A minute of it makes about 21 requests;
   * the platform's documented limit for lists is 200 a minute.
   */
  static PollSchedule api() {
    return attempt -> Duration.ofSeconds(Math.min(3, 1 + (attempt - 1) / 3));
  }
}
