package dev.replinode.domain.failover;

import java.net.URI;

/** An origin as an edge server asks it: a bucket, and the right to read it. */
public interface OriginSource {
  /** How reports name it, such as {@code media@jp-osa-1}. */
  String name();

  /**
   * Where to ask for an object, signed where the origin wants a signature.
   *
   * @param method {@code GET} or {@code HEAD}
   * @param key the object's key, exact
   */
  URI request(String method, String key);
}
