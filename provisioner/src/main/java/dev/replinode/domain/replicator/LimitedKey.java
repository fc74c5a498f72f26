package dev.replinode.domain.replicator;

import java.util.List;

/** An Object Storage key of the account, without its secret, which the platform tells only once. */
public record LimitedKey(long id, String label, List<Grant> grants) {
  /** Copies the list. */
  public LimitedKey {
    grants = List.copyOf(grants);
  }

  /** What a key may do with one bucket; {@code region} is a compute region. */
  public record Grant(String region, String bucket, boolean mayWrite) {}
}
