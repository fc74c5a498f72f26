package dev.replinode.domain.replicator;

/**
 * How far a command follows a replicator.
 *
 * @param until the last thing awaited
 * @param deleteAfterSync whether the replicator is removed once its run is verified equal
 */
public record Goal(Until until, boolean deleteAfterSync) {
  /** The milestones, in order. */
  public enum Until {
    /** Nothing is awaited. */
    NONE,
    /** The instance runs. */
    BOOT,
    /** The run ended and both buckets were compared. */
    SYNC
  }

  /** Whether this goal includes {@code milestone}. */
  public boolean reaches(Until milestone) {
    return until.compareTo(milestone) >= 0;
  }
}
