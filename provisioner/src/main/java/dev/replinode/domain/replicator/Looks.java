package dev.replinode.domain.replicator;

import dev.replinode.domain.wait.Waiter;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Looks into a replicator's buckets, by the keys at hand or by a read key for this once. */
final class Looks {
  private final Cloud cloud;
  private final Waiter waiter;
  private final Progress progress;
  private final RandomGenerator random;

  Looks(Cloud cloud, Waiter waiter, Progress progress, RandomGenerator random) {
    this.cloud = cloud;
    this.waiter = waiter;
    this.progress = progress;
    this.random = random;
  }

  /** Runs {@code work} with both buckets open. */
  <T> T look(Access access, Outcome outcome, Function<PairStorage, T> work) {
    if (access.credentials().isPresent()) {
      try (PairStorage storage =
          new PairStorage(access.pair(), access.credentials().get(), cloud.objectStores())) {
        return work.apply(storage);
      }
    }
    KeyRing keyRing = new KeyRing(cloud.accessKeys());
    ReplicatorName name = access.instance().replicator();
    Instant now = waiter.clock().instant();
    try (ReadKey key = ReadKey.mint(keyRing, name, access.pair(), now, random, outcome, progress);
        PairStorage storage =
            new PairStorage(access.pair(), key.credentials(), cloud.objectStores())) {
      storage.awaitNewKeys(waiter);
      return work.apply(storage);
    }
  }

  /** What the replicator's newest run says of itself; empty while it has said nothing. */
  Optional<RunStatus> newestStatus(Access access, Outcome outcome) {
    Optional<String> runId = outcome.runId().filter(id -> !id.isEmpty());
    if (runId.isEmpty()) {
      return Optional.empty();
    }
    return look(
        access,
        outcome,
        storage ->
            PairStorage.attempt(
                "status of run " + runId.get(),
                () ->
                    cloud
                        .runStatuses()
                        .newest(storage.dest(), access.pair().dest().bucket(), runId.get())));
  }
}
