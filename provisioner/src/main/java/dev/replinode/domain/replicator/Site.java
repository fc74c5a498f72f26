package dev.replinode.domain.replicator;

import dev.replinode.domain.storage.Endpoint;

/**
 * One end of a replication: a bucket and the endpoint that serves it.
 *
 * @param isCustom whether the user named the server by its URL; the endpoint then keeps the id and
 *     region of the platform that it stands in for
 */
public record Site(String bucket, Endpoint endpoint, boolean isCustom) {
  /** The one way to name this site, whichever way the user named it. */
  public String identity() {
    return bucket + "@" + (isCustom ? endpoint.uri().getAuthority() : endpoint.id());
  }

  @Override
  public String toString() {
    return identity();
  }
}
