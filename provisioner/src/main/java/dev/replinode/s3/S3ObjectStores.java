package dev.replinode.s3;

import dev.replinode.domain.storage.AccessKey;
import dev.replinode.domain.storage.Endpoint;
import dev.replinode.domain.storage.ObjectStore;
import dev.replinode.domain.storage.ObjectStores;
import java.util.Objects;

/**
 * Opens endpoints over the AWS SDK with nothing but the given key: no credentials, profiles,
 * proxies or endpoints are taken from the environment, and no metadata service is asked.
 */
public final class S3ObjectStores implements ObjectStores {
  private final S3Limits limits;

  /** Stores with time limits for a distant server. */
  public S3ObjectStores() {
    this(S3Limits.standard());
  }

  S3ObjectStores(S3Limits limits) {
    this.limits = Objects.requireNonNull(limits, "limits");
  }

  /** Cheap: the client is built with the first request. */
  @Override
  public ObjectStore open(Endpoint endpoint, AccessKey key) {
    return new S3ObjectStore(endpoint, new S3Connection(endpoint, key, limits), limits);
  }
}
