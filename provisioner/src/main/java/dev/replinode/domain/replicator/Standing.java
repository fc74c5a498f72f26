package dev.replinode.domain.replicator;

import dev.replinode.domain.storage.Lag;
import java.util.List;
import java.util.Optional;

/**
 * Where a replicator stands.
 *
 * @param passes what its last runs tell of themselves, the newest first; empty while none has
 * @param lag how far the destination is behind; empty when the buckets could not be listed
 */
public record Standing(List<RunStatus> passes, Optional<Lag> lag) {
  /** Copies the list. */
  public Standing {
    passes = List.copyOf(passes);
  }

  /** The newest run. */
  public Optional<RunStatus> newest() {
    return passes.stream().findFirst();
  }
}
