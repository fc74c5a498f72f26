package dev.replinode.domain.failover;

import java.time.Duration;

/**
 * How far a tree's counts and times are acted out. A tree may hold any number; beyond these one
 * request would take days, or no number of tries at all.
 */
final class Ranges {
  static final int MOST = 100;
  static final Duration LONGEST = Duration.ofHours(1);

  private Ranges() {}

  static boolean holds(double count) {
    return count >= 0 && count <= MOST;
  }

  static boolean holds(Duration time) {
    return time.compareTo(LONGEST) <= 0;
  }

  /** The whole number in the range that is nearest. */
  static int cut(double count) {
    return (int) Math.max(0, Math.min(MOST, count));
  }

  static Duration cut(Duration time) {
    return holds(time) ? time : LONGEST;
  }
}
