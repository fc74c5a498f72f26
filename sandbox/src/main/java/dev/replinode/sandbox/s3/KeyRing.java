package dev.replinode.sandbox.s3;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The access keys that S3 accepts; asked at every request, so that changes count at once. */
public final class KeyRing {
  private final InstantSource clock;
  private final Map<String, Entry> keys = new ConcurrentHashMap<>();

  private record Entry(KeyGrant grant, Instant from) {}

  /** Knows no key yet. */
  public KeyRing(InstantSource clock) {
    this.clock = clock;
  }

  /** Adds a key or replaces what it opens. */
  public void put(String accessKey, KeyGrant grant) {
    put(accessKey, grant, Instant.MIN);
  }

  /** Adds a key that is not known before {@code from}. */
  public void put(String accessKey, KeyGrant grant, Instant from) {
    keys.put(accessKey, new Entry(grant, from));
  }

  /** Revokes a key. */
  public void remove(String accessKey) {
    keys.remove(accessKey);
  }

  /** What a key opens in {@code region}; empty when it is not known there. */
  Optional<KeyGrant> find(String accessKey, String region) {
    return Optional.ofNullable(accessKey)
        .map(keys::get)
        .filter(entry -> !clock.instant().isBefore(entry.from()))
        .map(Entry::grant)
        .filter(grant -> grant.regions().contains(region));
  }
}
