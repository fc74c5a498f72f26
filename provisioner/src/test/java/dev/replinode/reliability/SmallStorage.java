package dev.replinode.reliability;

import com.google.gson.JsonObject;
import dev.replinode.domain.replicator.RunStatus;
import dev.replinode.domain.replicator.RunStatuses;
import dev.replinode.domain.storage.AccessKey;
import dev.replinode.domain.storage.Endpoint;
import dev.replinode.domain.storage.MemoryStore;
import dev.replinode.domain.storage.ObjectStore;
import dev.replinode.domain.storage.ObjectStores;
import dev.replinode.domain.storage.ObjectSummary;
import dev.replinode.fake.FakeRuns;
import dev.replinode.fake.KeyedStore;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The buckets, and the instances' runs in them. A run does its work when somebody first looks: the
 * latest moment there is, so that a key that is revoked too early is noticed.
 */
final class SmallStorage implements ObjectStores, RunStatuses {
  private static final String SOURCE = "jp-osa-1.linodeobjects.com";
  private static final String DEST = "us-iad-1.linodeobjects.com";

  private final SmallAccount account;
  private final Map<String, MemoryStore> byHost = new HashMap<>();
  private final Map<String, RunStatus> finished = new HashMap<>();
  private Moments moments = what -> {};

  SmallStorage(SmallAccount account) {
    this.account = account;
    MemoryStore source = new MemoryStore().bucket("media");
    source.put("media", "a.txt", "alpha").put("media", "b.txt", "bravo");
    byHost.put(SOURCE, source);
    byHost.put(DEST, new MemoryStore().bucket("media-dr"));
  }

  /** Who is told of each request from now on. */
  void tell(Moments listener) {
    moments = listener;
  }

  /** Whether the destination holds what the source holds, and nothing else. */
  boolean isReplicated() {
    return text(SOURCE, "media").equals(text(DEST, "media-dr"));
  }

  /** Whether a run came to its end, and it was a good one. */
  boolean hasRun(String runId) {
    return finished.containsKey(runId) && finished.get(runId).isSuccess();
  }

  private Map<String, Long> text(String host, String bucket) {
    Map<String, Long> objects = new HashMap<>();
    byHost.get(host).list(bucket, "").forEach(o -> objects.put(o.key() + o.etag(), o.size()));
    return objects;
  }

  @Override
  public ObjectStore open(Endpoint endpoint, AccessKey key) {
    return new KeyedStore(
        byHost.get(endpoint.uri().getHost()),
        (bucket, write) -> {
          moments.at("s3 " + bucket);
          return account.may(key.id(), key.secret().reveal(), bucket, write);
        },
        new ArrayDeque<>(),
        () -> {});
  }

  @Override
  public Optional<RunStatus> read(ObjectStore store, String bucket, String runId) {
    store.get(bucket, RUNS + runId + "/status.json", 1);
    return status(runId);
  }

  @Override
  public List<RunStatus> recent(ObjectStore store, String bucket, String runId, int most) {
    store.list(bucket, RUNS + runId);
    return status(runId).stream().toList();
  }

  private Optional<RunStatus> status(String runId) {
    if (!finished.containsKey(runId)) {
      account.deployment(runId).ifPresent(data -> finished.put(runId, run(runId, data)));
    }
    return Optional.ofNullable(finished.get(runId));
  }

  private RunStatus run(String runId, JsonObject data) {
    boolean works = may(data, "SRC", false) && may(data, "DEST", true);
    if (works) {
      copy();
    }
    return FakeRuns.status(runId, "finished", OptionalInt.of(works ? 0 : 5), works ? 3 : 0);
  }

  private boolean may(JsonObject data, String side, boolean write) {
    return account.may(
        data.get(side + "_ACCESSKEY").getAsString(),
        data.get(side + "_SECRETKEY_PASSWORD").getAsString(),
        data.get(side + "_BUCKET").getAsString(),
        write);
  }

  private void copy() {
    MemoryStore from = byHost.get(SOURCE);
    for (ObjectSummary object : from.list("media", "")) {
      byte[] body = from.get("media", object.key(), Integer.MAX_VALUE).orElseThrow().body();
      byHost.get(DEST).put("media-dr", object.key(), body, "text/plain");
    }
  }
}
