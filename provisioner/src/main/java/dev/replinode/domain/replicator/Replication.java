package dev.replinode.domain.replicator;

import dev.replinode.domain.ReplinodeException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How the instance replicates.
 *
 * @param mode whether objects that the source lacks may be removed at all
 * @param allowDelete whether even the first run may remove them
 * @param maxDelete the bound on removals: a count or a percentage; empty means the script's own
 * @param every the time between two runs; empty means one run
 */
public record Replication(
    Mode mode, boolean allowDelete, Optional<String> maxDelete, Optional<Duration> every) {
  /** The largest number of objects that the script's field for it takes. */
  public static final int LARGEST_BOUND = 999_999_999;

  /**
   * Seven digits: the script takes no more, and would say so only when its instance is paid for.
   */
  private static final long LONGEST_SECONDS = 9_999_999;

  private static final Pattern BOUND = Pattern.compile("[0-9]{1,9}|([0-9]{1,2}|100)%");

  /** What becomes of objects that only the destination has. */
  public enum Mode {
    /** They go, within the script's bounds. */
    SYNC,
    /** They stay. */
    COPY
  }

  /**
   * Refuses what the script would refuse.
   *
   * @throws ReplinodeException usage, for a time of no second or of more than 9,999,999 seconds, or
   *     for what is no bound
   */
  public Replication {
    if (every
        .filter(time -> time.toSeconds() < 1 || time.toSeconds() > LONGEST_SECONDS)
        .isPresent()) {
      throw ReplinodeException.usage(
          "--every", "between 1s and " + LONGEST_SECONDS + "s (115 days) are possible");
    }
    if (maxDelete.filter(bound -> !isBound(bound)).isPresent()) {
      throw ReplinodeException.usage(
          "--max-delete", "'" + maxDelete.get() + "' is neither a number nor a percentage");
    }
  }

  /** Whether {@code text} is a bound on removals: 0 to 999999999, or 0% to 100%. */
  public static boolean isBound(String text) {
    return BOUND.matcher(text).matches();
  }

  /** Whether the replicator is done after one run. */
  public boolean isOneTime() {
    return every.isEmpty();
  }

  /** Whether objects that only the destination has are no difference. */
  public boolean keepsExtras() {
    return mode == Mode.COPY;
  }
}
