package dev.replinode.domain.drill;

/**
 * Something that was done to the outside world and has to be taken back.
 *
 * @param what enough to take it back from another process: a fault, a drill's id, a name
 */
public record Undo(Kind kind, String what) {
  /** What kind of thing it is. */
  public enum Kind {
    /** A region of a sandbox was taken away. */
    OUTAGE,
    /** Canaries may be in both buckets. */
    CANARY,
    /** A replicator was made for the drill. */
    REPLICATOR,
    /** A key that may read both buckets was minted; it is known by its label. */
    KEY
  }

  @Override
  public String toString() {
    return kind.name().toLowerCase(java.util.Locale.ROOT) + " " + what;
  }
}
