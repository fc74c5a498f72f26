package dev.replinode.domain.storage;

import java.util.Objects;

/**
 * How a {@link Comparison} is made.
 *
 * @param level how deep to look
 * @param extrasAllowed whether the destination may hold objects that the source lacks, as after a
 *     copy; they are counted all the same
 * @param maxDifferences how many differences are kept one by one; all are counted
 * @param lanes how many objects are asked about at once where the level wants more than listings; 1
 *     to 256
 * @param secondLooks how many differences between the listings are looked at once more, object by
 *     object, before they count: what has changed since it was listed is no settled difference;
 *     fewer when enough of them have proven to be settled
 */
public record ComparisonOptions(
    Level level, boolean extrasAllowed, int maxDifferences, int lanes, int secondLooks) {
  private static final int DEFAULT_DIFFERENCES = 1_000;
  private static final int DEFAULT_LANES = 16;
  private static final int MOST_LANES = 256;

  /** How deep a comparison looks; each level does what the one before does. */
  public enum Level {
    /** Two listings: names, sizes, ETags. */
    LISTING,
    /**
     * Headers and grants of each object besides, two requests a side; where the ETags of uploads in
     * parts cannot be compared, a sample of the bytes.
     */
    METADATA,
    /**
     * Every byte of both buckets besides; where an ETag can be rebuilt from the bytes of the other
     * side, those of one.
     */
    CONTENT
  }

  /** Refuses numbers out of range with {@link IllegalArgumentException}. */
  public ComparisonOptions {
    Objects.requireNonNull(level, "level");
    if (maxDifferences < 0 || lanes < 1 || lanes > MOST_LANES || secondLooks < 0) {
      throw new IllegalArgumentException(
          "maxDifferences " + maxDifferences + ", lanes " + lanes + ", secondLooks " + secondLooks);
    }
  }

  /** Listings only, extras are differences, the first 1,000 differences are kept. */
  public static ComparisonOptions listing() {
    return at(Level.LISTING);
  }

  /** As {@link #listing}, at another level. */
  public static ComparisonOptions at(Level level) {
    return new ComparisonOptions(level, false, DEFAULT_DIFFERENCES, DEFAULT_LANES, 0);
  }

  /** The same, with extras counted but allowed. */
  public ComparisonOptions allowingExtras() {
    return new ComparisonOptions(level, true, maxDifferences, lanes, secondLooks);
  }

  /** The same, keeping at most {@code number} differences one by one. */
  public ComparisonOptions keeping(int number) {
    return new ComparisonOptions(level, extrasAllowed, number, lanes, secondLooks);
  }

  /** The same, looking at up to {@code number} differences once more. */
  public ComparisonOptions lookingAgain(int number) {
    return new ComparisonOptions(level, extrasAllowed, maxDifferences, lanes, number);
  }
}
