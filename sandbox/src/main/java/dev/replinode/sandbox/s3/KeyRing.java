package dev.replinode.sandbox.s3;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The access keys that S3 accepts; asked at every request, so that changes count at once. */
public final class KeyRing {
  private final Map<String, KeyGrant> keys = new ConcurrentHashMap<>();

  /** Adds a key or replaces what it opens. */
  public void put(String accessKey, KeyGrant grant) {
    keys.put(accessKey, grant);
  }

  /** Revokes a key. */
  public void remove(String accessKey) {
    keys.remove(accessKey);
  }

  /** What a key opens in {@code region}; empty when it is not known there. */
  Optional<KeyGrant> find(String accessKey, String region) {
    return Optional.ofNullable(accessKey)
        .map(keys::get)
        .filter(grant -> grant.regions().contains(region));
  }
}
