package dev.replinode.domain.replicator;

import dev.replinode.domain.storage.BucketRef;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * Two buckets as the user names them.
 *
 * @param sourceEndpoint the S3 server of the source, instead of the platform's
 * @param destEndpoint the S3 server of the destination, instead of the platform's
 */
public record NamedPair(
    BucketRef source, Optional<URI> sourceEndpoint, BucketRef dest, Optional<URI> destEndpoint) {
  /** Refuses absent parts. */
  public NamedPair {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(sourceEndpoint, "sourceEndpoint");
    Objects.requireNonNull(dest, "dest");
    Objects.requireNonNull(destEndpoint, "destEndpoint");
  }

  /**
   * Whether both servers are named, so that the platform need not be asked where the buckets are.
   */
  public boolean isOnNamedServers() {
    return sourceEndpoint.isPresent() && destEndpoint.isPresent();
  }
}
