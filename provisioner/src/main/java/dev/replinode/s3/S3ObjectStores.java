package dev.replinode.s3;

import dev.replinode.domain.network.Proxies;
import dev.replinode.domain.storage.AccessKey;
import dev.replinode.domain.storage.Endpoint;
import dev.replinode.domain.storage.ObjectStore;
import dev.replinode.domain.storage.ObjectStores;
import java.util.Objects;

/**
 * Opens endpoints over the AWS SDK with nothing but the given key and proxies: no credentials,
 * profiles or endpoints are taken from the environment, and no metadata service is asked.
 */
public final class S3ObjectStores implements ObjectStores {
  private final S3Limits limits;
  private final Proxies proxies;

  /** Stores with time limits for a distant server, reached through {@code proxies}. */
  public S3ObjectStores(Proxies proxies) {
    this(S3Limits.standard(), proxies);
  }

  S3ObjectStores(S3Limits limits) {
    this(limits, Proxies.none());
  }

  S3ObjectStores(S3Limits limits, Proxies proxies) {
    this.limits = Objects.requireNonNull(limits, "limits");
    this.proxies = Objects.requireNonNull(proxies, "proxies");
  }

  /** Cheap: the client is built with the first request. */
  @Override
  public ObjectStore open(Endpoint endpoint, AccessKey key) {
    return new S3ObjectStore(endpoint, new S3Connection(endpoint, key, limits, proxies), limits);
  }
}
