package dev.replinode.domain.replicator;

import java.time.Duration;
import java.util.Optional;

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
  /** What becomes of objects that only the destination has. */
  public enum Mode {
    /** They go, within the script's bounds. */
    SYNC,
    /** They stay. */
    COPY
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
