package dev.replinode.domain.replicator;

import dev.replinode.domain.storage.Comparison;
import dev.replinode.domain.storage.Lag;
import dev.replinode.domain.storage.StorageException;
import dev.replinode.domain.wait.Waiter;
import java.util.List;
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

  /** Runs {@code work} with both buckets of a replicator open. */
  <T> T look(Access access, Outcome outcome, Function<PairStorage, T> work) {
    return access.credentials().isPresent()
        ? look(access.pair(), access.credentials().get(), work)
        : look(access.instance().replicator(), access.pair(), outcome, KeyNotes.NONE, work);
  }

  /** The same with keys at hand. */
  <T> T look(BucketPair pair, BucketCredentials credentials, Function<PairStorage, T> work) {
    try (PairStorage storage = new PairStorage(pair, credentials, cloud.objectStores())) {
      return work.apply(storage);
    }
  }

  /** The same with a read key that is minted for this once and bears {@code name} in its label. */
  <T> T look(
      ReplicatorName name,
      BucketPair pair,
      Outcome outcome,
      KeyNotes notes,
      Function<PairStorage, T> work) {
    KeyRing keyRing = new KeyRing(cloud.accessKeys());
    try (ReadKey key = ReadKey.mint(keyRing, name, pair, waiter, random, outcome, progress, notes);
        PairStorage storage = new PairStorage(pair, key.credentials(), cloud.objectStores())) {
      storage.awaitNewKeys(waiter);
      return work.apply(storage);
    }
  }

  /** What the replicator's last runs say of themselves, and how far the destination is behind. */
  Standing standing(Access access, Outcome outcome, int most) {
    Optional<String> runId = outcome.runId().filter(id -> !id.isEmpty());
    return look(
        access,
        outcome,
        storage -> {
          List<RunStatus> passes =
              runId
                  .map(
                      id ->
                          PairStorage.attempt(
                              "status of run " + id, () -> passes(storage, id, most)))
                  .orElse(List.of());
          return new Standing(passes, lag(storage));
        });
  }

  private List<RunStatus> passes(PairStorage storage, String runId, int most) {
    String bucket = storage.pair().dest().bucket();
    return cloud.runStatuses().recent(storage.dest(), bucket, runId, most);
  }

  private Optional<Lag> lag(PairStorage storage) {
    try {
      return Optional.of(
          Lag.between(
              new Comparison.Side(storage.source(), storage.pair().source().bucket()),
              new Comparison.Side(storage.dest(), storage.pair().dest().bucket()),
              waiter.clock().instant()));
    } catch (StorageException e) {
      progress.warning("how far the destination is behind is not known: " + e.getMessage());
      return Optional.empty();
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
