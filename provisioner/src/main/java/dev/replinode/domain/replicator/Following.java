package dev.replinode.domain.replicator;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.replicator.Goal.Until;
import dev.replinode.domain.storage.ComparisonResult;
import dev.replinode.domain.storage.StorageException;
import dev.replinode.domain.wait.Waiter;
import java.time.Duration;
import java.time.Instant;
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
  private final Looks looks;

  /** A following against {@code cloud}. */
  public Following(Cloud cloud, Waiter waiter, Progress progress, RandomGenerator random) {
    this.cloud = cloud;
    this.waiter = waiter;
    this.progress = progress;
    this.looks = new Looks(cloud, waiter, progress, random);
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
    Access last = proven(access, outcome);
    if (last.instance().tags().isOneTime()) {
      new Retirement(cloud, progress).retire(last, outcome);
    }
    ReplicatorName.inLabel(last.instance().label())
        .filter(name -> last.instance().tags().isOf(name))
        .ifPresent(
            name ->
                new Replacement(cloud, waiter, progress).finish(name, last.instance(), outcome));
    if (goal.deleteAfterSync()) {
      new Removal(cloud, waiter, progress).remove(last.instance(), outcome);
    }
  }

  /**
   * Follows the run and compares. When another command has done so meanwhile, and has revoked the
   * minted keys at hand, the comparison is made with a read key.
   */
  private Access proven(Access access, Outcome outcome) {
    try {
      look(access, outcome, storage -> runAndCompare(access.instance(), storage, outcome));
      return access;
    } catch (ReplinodeException e) {
      if (!(e.getCause() instanceof StorageException cause && PairStorage.isKeyProblem(cause))) {
        throw e;
      }
      Instance now = retired(access.instance()).orElseThrow(() -> e);
      Access later = new Access(now, access.pair(), Optional.empty());
      look(later, outcome, storage -> runAndCompare(now, storage, outcome));
      return later;
    }
  }

  /** The instance as it is now, when its run is done and its minted keys are revoked. */
  private Optional<Instance> retired(Instance instance) {
    if (instance.tags().keyIds().isEmpty()) {
      return Optional.empty();
    }
    return cloud.instances().find(instance.id()).filter(now -> now.tags().isDone());
  }

  /** Runs {@code work} with both buckets open, by the keys at hand or a read key for this once. */
  public <T> T look(Access access, Outcome outcome, Function<PairStorage, T> work) {
    return looks.look(access, outcome, work);
  }

  /**
   * What the replicator's last runs say of themselves, and how far the destination is behind.
   *
   * @param most how many runs at most
   */
  public Standing standing(Access access, Outcome outcome, int most) {
    return looks.standing(access, outcome, most);
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
    Instance running =
        new BootWatch(cloud, waiter, progress).await(instance, new Disappearance(cloud, outcome));
    Duration elapsed = Duration.between(start, waiter.clock().instant());
    outcome.instance(running);
    outcome.booted(elapsed);
    progress.step("boot", "running after " + elapsed.toSeconds() + " s");
  }

  private ComparisonResult runAndCompare(Instance instance, PairStorage storage, Outcome outcome) {
    if (!instance.tags().isDone()) {
      run(instance, storage, outcome);
    }
    ComparisonResult result =
        new Verification(waiter, progress).compare(storage, instance.tags().keepsExtras());
    outcome.verified(result);
    requireEqual(storage.pair(), result, instance.tags().keepsExtras());
    progress.step("verify", result.source().objects() + " objects are equal");
    return result;
  }

  private void run(Instance instance, PairStorage storage, Outcome outcome) {
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
            },
            !instance.tags().isOneTime(),
            () -> retired(instance).isPresent(),
            () -> new Disappearance(cloud, outcome).requireThere(instance, "run " + runId));
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
}
