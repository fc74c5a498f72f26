package dev.replinode.domain.drill;

import java.time.Duration;

/**
 * How often and how long is read.
 *
 * @param period from the start of one read to the next
 * @param before how long before the fault
 * @param during how long the fault lasts; also the longest time that it may last
 * @param after how long after it
 * @param inRow how many good reads in a row count as come right; at least 1
 */
public record Pace(Duration period, Duration before, Duration during, Duration after, int inRow) {
  private static final int FEWEST = 3;

  /** Five reads a second, 10 s before, 20 s during, 10 s after, three in a row. */
  public static Pace standard() {
    return new Pace(
        Duration.ofMillis(200),
        Duration.ofSeconds(10),
        Duration.ofSeconds(20),
        Duration.ofSeconds(10),
        FEWEST);
  }

  /** Checks the numbers. */
  public Pace {
    if (period.isNegative() || period.isZero() || inRow < 1 || before.compareTo(period) < 0) {
      throw new IllegalArgumentException(
          "the rate and the windows must be longer than nothing, and a window longer than a period");
    }
  }

  /** How many reads a window of that length has. */
  public int reads(Duration window) {
    return (int) Math.max(1, window.dividedBy(period));
  }

  /** How many reads the window has. */
  public int reads(Window window) {
    return switch (window) {
      case BEFORE -> reads(before);
      case DURING -> reads(during);
      case AFTER -> reads(after);
    };
  }
}
