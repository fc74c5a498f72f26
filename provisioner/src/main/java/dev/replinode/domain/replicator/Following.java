package dev.replinode.domain.replicator;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.replicator.Goal.Until;
import dev.replinode.domain.storage.ComparisonResult;
import dev.replinode.domain.wait.Waiter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Follows a replicator as far as asked: boot, run, comparison, and what is then no longer needed.
 */
public final class Following {
  private final Cloud cloud;
  private final Waiter waiter;
  private final Progress progress;
  private final RandomGenerator random;
  private final KeyRing keyRing;

  /** A following against {@code cloud}. */
  public Following(Cloud cloud, Waiter waiter, Progress progress, RandomGenerator random) {
    this.cloud = cloud;
    this.waiter = waiter;
    this.progress = progress;
    this.random = random;
    this.keyRing = new KeyRing(cloud.accessKeys());
  }

  /**
   * Waits for {@code goal}; what was seen is in {@code outcome} even when this throws.
   *
   * @throws ReplinodeException the answer is no when boot or run failed or the buckets differ;
   *     inconclusive when the time is over or nothing can be said; clean-up incomplete when keys or
   *     instance may remain
   */
  public void follow(Access access, Goal goal, Outcome outcome) {
    boolean isDone = access.instance().tags().isDone();
    if (goal.reaches(Until.BOOT) && !isDone) {
      boot(access.instance(), outcome);
    }
    if (!goal.reaches(Until.SYNC)) {
      return;
    }
    look(access, outcome, storage -> runAndCompare(access.instance(), storage, outcome));
    if (access.instance().tags().isOneTime() && !isDone) {
      retireKeys(access.instance(), outcome);
    }
    if (goal.deleteAfterSync()) {
      new Removal(cloud, waiter, progress).remove(access.instance(), outcome);
    }
  }

  /** Runs {@code work} with both buckets open, by the keys at hand or a read key for this once. */
  public <T> T look(Access access, Outcome outcome, Function<PairStorage, T> work) {
    if (access.credentials().isPresent()) {
      try (PairStorage storage =
          new PairStorage(access.pair(), access.credentials().get(), cloud.objectStores())) {
        return work.apply(storage);
      }
    }
    ReplicatorName name =
        new ReplicatorName(
            access.instance().label().substring(ReplicatorName.LABEL_PREFIX.length()));
    Instant now = waiter.clock().instant();
    try (ReadKey key = ReadKey.mint(keyRing, name, access.pair(), now, random, outcome, progress);
        PairStorage storage =
            new PairStorage(access.pair(), key.credentials(), cloud.objectStores())) {
      storage.awaitNewKeys(waiter);
      return work.apply(storage);
    }
  }

  /** What the replicator's newest run says of itself; empty while it has said nothing. */
  public Optional<RunStatus> newestStatus(Access access, Outcome outcome) {
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

  /**
   * Turns a run that ended badly into a failure.
   *
   * @throws ReplinodeException the answer is no, with the run's exit code and causes
   */
  public static void requireNotFailed(RunStatus status) {
    if (status.isFinished()) {
      RunWatch.requireSuccess(status);
    }
  }

  private void boot(Instance instance, Outcome outcome) {
    Instant start = waiter.clock().instant();
    Instance running = new BootWatch(cloud, waiter, progress).await(instance);
    Duration elapsed = Duration.between(start, waiter.clock().instant());
    outcome.instance(running);
    outcome.booted(elapsed);
    progress.step("boot", "running after " + elapsed.toSeconds() + " s");
  }

  private ComparisonResult runAndCompare(Instance instance, PairStorage storage, Outcome outcome) {
    if (!instance.tags().isDone()) {
      run(storage, outcome);
    }
    ComparisonResult result =
        new Verification(waiter.clock(), progress).compare(storage, instance.tags().keepsExtras());
    outcome.verified(result);
    requireEqual(storage.pair(), result, instance.tags().keepsExtras());
    progress.step("verify", result.source().objects() + " objects are equal");
    return result;
  }

  private void run(PairStorage storage, Outcome outcome) {
    String runId =
        outcome
            .runId()
            .filter(id -> !id.isEmpty())
            .orElseThrow(
                () ->
                    ReplinodeException.of(
                        Kind.INCONCLUSIVE,
                        "the run",
                        "the instance's tags name none, so it cannot be followed"));
    Instant start = waiter.clock().instant();
    RunWatch watch =
        new RunWatch(
            cloud.runStatuses(),
            waiter,
            status -> {
              outcome.run(status);
              progress.run(status);
            });
    RunStatus last = watch.await(storage, runId);
    outcome.runTime(elapsed(last, start));
    progress.step("run", "finished in " + elapsed(last, start).toSeconds() + " s, exit code 0");
  }

  /** The run's own times where it tells them; else how long it was watched. */
  private Duration elapsed(RunStatus last, Instant start) {
    return last.startedAt()
        .flatMap(from -> last.updatedAt().map(to -> Duration.between(from, to)))
        .filter(own -> !own.isNegative())
        .orElseGet(() -> Duration.between(start, waiter.clock().instant()));
  }

  private static void requireEqual(
      BucketPair pair, ComparisonResult result, boolean extrasAllowed) {
    long allowed = extrasAllowed ? result.count(ComparisonResult.Kind.EXTRA) : 0;
    switch (result.verdict()) {
      case EQUAL -> {}
      case DIFFERENT ->
          throw ReplinodeException.of(
              Kind.ANSWER_IS_NO,
              pair.toString(),
              (result.differenceCount() - allowed) + " objects differ");
      case INCONCLUSIVE ->
          throw ReplinodeException.of(
                  Kind.INCONCLUSIVE, pair.toString(), "objects were written during the comparison")
              .hint("ask again when writing has stopped");
    }
  }

  private void retireKeys(Instance instance, Outcome outcome) {
    for (long id : instance.tags().keyIds()) {
      if (outcome.keys().stream().noneMatch(key -> key.id() == id)) {
        outcome.key(id, "key " + id, false);
      }
    }
    List<Leftover> left = keyRing.revoke(outcome);
    if (!left.isEmpty()) {
      outcome.left(left);
      throw ReplinodeException.of(
          Kind.CLEAN_UP_INCOMPLETE, "revoking keys", "these may still work: " + left);
    }
    if (instance.tags().pairHash().isPresent()) {
      outcome.instance(cloud.instances().setTags(instance.id(), instance.tags().done()));
    }
    if (!outcome.keys().isEmpty()) {
      progress.step("keys", outcome.keys().size() + " minted keys revoked");
    }
  }
}
