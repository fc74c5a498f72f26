package dev.replinode.fake;

import dev.replinode.domain.storage.AccessKey;
import dev.replinode.domain.storage.Endpoint;
import dev.replinode.domain.storage.MemoryStore;
import dev.replinode.domain.storage.ObjectStore;
import dev.replinode.domain.storage.ObjectStores;
import dev.replinode.domain.storage.ObjectSummary;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** One store an endpoint; a key reaches what the account or the test grants it. */
public final class FakeStores implements ObjectStores {
  private final FakeKeys keys;
  private final Map<String, MemoryStore> byAuthority = new TreeMap<>();
  private final Set<AccessKey> users = new HashSet<>();
  private final Deque<RuntimeException> probes = new ArrayDeque<>();
  private int open;

  FakeStores(FakeKeys keys) {
    this.keys = keys;
  }

  /** The store behind an endpoint id of the platform. */
  public MemoryStore at(String endpointId) {
    return store(endpointId + ".linodeobjects.com");
  }

  /** The store behind a host. */
  public MemoryStore store(String authority) {
    return byAuthority.computeIfAbsent(authority, host -> new MemoryStore());
  }

  /** The user's own key, which may do everything everywhere. */
  public void allow(AccessKey key) {
    users.add(key);
  }

  /** The next probes fail in this way. */
  public void failProbe(RuntimeException failure) {
    probes.add(failure);
  }

  /** How many stores are open now. */
  public int open() {
    return open;
  }

  /** Copies what a run copies. */
  public void copy(String from, String bucket, String to, String target) {
    for (ObjectSummary object : at(from).list(bucket, "")) {
      byte[] body = at(from).get(bucket, object.key(), Integer.MAX_VALUE).orElseThrow().body();
      at(to).put(target, object.key(), body, "text/plain");
    }
  }

  @Override
  public ObjectStore open(Endpoint endpoint, AccessKey key) {
    open++;
    return new KeyedStore(
        store(endpoint.uri().getAuthority()),
        (bucket, write) -> users.contains(key) || keys.may(key, bucket, write),
        probes,
        () -> open--);
  }
}
