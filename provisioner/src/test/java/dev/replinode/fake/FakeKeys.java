package dev.replinode.fake;

import dev.replinode.domain.Secret;
import dev.replinode.domain.replicator.AccessKeys;
import dev.replinode.domain.replicator.LimitedKey;
import dev.replinode.domain.replicator.LimitedKey.Grant;
import dev.replinode.domain.replicator.MintedKey;
import dev.replinode.domain.storage.AccessKey;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The account's Object Storage keys; labels are not unique, as on the platform. */
public final class FakeKeys implements AccessKeys {
  /** What every secret begins with, for tests that look for leaks. */
  public static final String SECRET = "s3cr3t-of-key-";

  private final Calls calls;
  private final Map<Long, LimitedKey> keys = new TreeMap<>();
  private final Set<Long> stubborn = new HashSet<>();
  private long nextId = 71;

  FakeKeys(Calls calls) {
    this.calls = calls;
  }

  /** Puts a key there that reads and writes nothing. */
  public LimitedKey add(String label) {
    return add(label, List.of());
  }

  /** Puts a key there as a command makes it for one look: it reads both buckets. */
  public LimitedKey addReadKey(String label) {
    return add(
        label,
        List.of(new Grant("jp-osa", "media", false), new Grant("us-iad", "media-dr", false)));
  }

  private LimitedKey add(String label, List<Grant> grants) {
    LimitedKey key = new LimitedKey(nextId++, label, grants);
    keys.put(key.id(), key);
    return key;
  }

  /** A key whose removal is accepted and never comes about. */
  public void keep(long id) {
    stubborn.add(id);
  }

  /** Somebody else removes a key. */
  public void vanish(long id) {
    keys.remove(id);
  }

  /** What is there. */
  public List<LimitedKey> all() {
    return List.copyOf(keys.values());
  }

  /** The labels of what is there. */
  public List<String> labels() {
    return all().stream().map(LimitedKey::label).toList();
  }

  boolean may(AccessKey key, String bucket, boolean write) {
    return all().stream()
        .filter(one -> key.equals(accessKey(one.id())))
        .flatMap(one -> one.grants().stream())
        .anyMatch(grant -> grant.bucket().equals(bucket) && (grant.mayWrite() || !write));
  }

  private static AccessKey accessKey(long id) {
    return new AccessKey("ACCESS" + id, Secret.of(SECRET + id));
  }

  @Override
  public List<LimitedKey> list() {
    return calls.make("keys.list", "", this::all);
  }

  @Override
  public Optional<LimitedKey> find(long id) {
    return calls.make("keys.find", id, () -> Optional.ofNullable(keys.get(id)));
  }

  @Override
  public MintedKey mint(String label, List<Grant> grants) {
    return calls.make(
        "keys.mint",
        label,
        () -> {
          LimitedKey key = new LimitedKey(nextId++, label, grants);
          keys.put(key.id(), key);
          return new MintedKey(key.id(), label, accessKey(key.id()));
        });
  }

  @Override
  public void delete(long id) {
    calls.make("keys.delete", id, () -> stubborn.contains(id) ? null : keys.remove(id));
  }
}
