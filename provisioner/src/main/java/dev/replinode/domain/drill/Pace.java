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

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException a sentence that names what is too short
   */
  public Pace {
    if (period.isNegative() || period.isZero() || inRow < 1) {
      throw new IllegalArgumentException(
          "reads need a time between two of them, and at least one counts as come right");
    }
    requireRead("before", before, period);
    requireRead("during", during, period);
    requireRead("after", after, period);
  }

  private static void requireRead(String name, Duration window, Duration period) {
    if (window.compareTo(period) < 0) {
      throw new IllegalArgumentException(
          "the window '"
              + name
              + "' of "
              + window.toMillis()
              + " ms is shorter than the "
              + period.toMillis()
              + " ms between two reads");
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
