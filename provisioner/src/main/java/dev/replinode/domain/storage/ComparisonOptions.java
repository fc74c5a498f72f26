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
 */
public record ComparisonOptions(Level level, boolean extrasAllowed, int maxDifferences, int lanes) {
  private static final int DEFAULT_DIFFERENCES = 1_000;
  private static final int DEFAULT_LANES = 16;
  private static final int MOST_LANES = 256;

  /** How deep a comparison looks; each level does what the one before does. */
  public enum Level {
    /** Two listings: names, sizes, ETags. */
    LISTING,
    /** Two HEAD requests for each object besides: content headers and the user's metadata. */
    METADATA,
    /** Every byte of both buckets besides; settles ETags that differ or cannot be compared. */
    CONTENT
  }

  /** Refuses numbers out of range with {@link IllegalArgumentException}. */
  public ComparisonOptions {
    Objects.requireNonNull(level, "level");
    if (maxDifferences < 0 || lanes < 1 || lanes > MOST_LANES) {
      throw new IllegalArgumentException("maxDifferences " + maxDifferences + ", lanes " + lanes);
    }
  }

  /** Listings only, extras are differences, the first 1,000 differences are kept. */
  public static ComparisonOptions listing() {
    return at(Level.LISTING);
  }

  /** As {@link #listing}, at another level. */
  public static ComparisonOptions at(Level level) {
    return new ComparisonOptions(level, false, DEFAULT_DIFFERENCES, DEFAULT_LANES);
  }

  /** The same, with extras counted but allowed. */
  public ComparisonOptions allowingExtras() {
    return new ComparisonOptions(level, true, maxDifferences, lanes);
  }

  /** The same, keeping at most {@code number} differences one by one. */
  public ComparisonOptions keeping(int number) {
    return new ComparisonOptions(level, extrasAllowed, number, lanes);
  }
}
