package dev.replinode.sandbox.s3;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The access keys that S3 accepts; asked at every request, so that changes count at once. */
public final class KeyRing {
  private final InstantSource clock;
  private final Map<String, Entry> keys = new ConcurrentHashMap<>();

  private record Entry(KeyGrant grant, Instant from, Instant until) {}

  /** Knows no key yet. */
  public KeyRing(InstantSource clock) {
    this.clock = clock;
  }

  /** Adds a key or replaces what it opens. */
  public void put(String accessKey, KeyGrant grant) {
    keys.put(accessKey, new Entry(grant, Instant.MIN, Instant.MAX));
  }

  /**
   * Adds a key that opens nothing at first.
   *
   * @param delay until it works, from now
   * @param life until it works no more, from now; empty for no end
   */
  public void put(String accessKey, KeyGrant grant, Duration delay, Optional<Duration> life) {
    Instant now = clock.instant();
    keys.put(accessKey, new Entry(grant, now.plus(delay), life.map(now::plus).orElse(Instant.MAX)));
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
        .filter(entry -> clock.instant().isBefore(entry.until()))
        .map(Entry::grant)
        .filter(grant -> grant.regions().contains(region));
  }
}
