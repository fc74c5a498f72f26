package dev.replinode.domain.replicator;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.SafeCreate;
import dev.replinode.domain.finding.Findings;
import dev.replinode.domain.finding.Severity;
import dev.replinode.domain.publish.Manifest;
import dev.replinode.domain.replicator.Outcome.InstanceAction;
import dev.replinode.domain.wait.Waiter;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Makes a replicator, or adopts the one that is there. */
public final class Creation {
  /** How long whoever removes a replicator has to remove what belongs to its instance. */
  private static final Duration SETTLING = Duration.ofSeconds(15);

  private final Cloud cloud;
  private final Manifest manifest;
  private final ScriptDelivery delivery;
  private final Waiter waiter;
  private final Progress progress;
  private final SecureRandom random;
  private final KeyRing keyRing;

  /**
   * A creation against {@code cloud}.
   *
   * @param manifest the replication script of the library
   * @param random makes root passwords and run ids
   */
  public Creation(
      Cloud cloud, Manifest manifest, Waiter waiter, Progress progress, SecureRandom random) {
    this.cloud = cloud;
    this.manifest = manifest;
    this.delivery = new ScriptDelivery(cloud.stackScripts(), manifest, progress);
    this.waiter = waiter;
    this.progress = progress;
    this.random = random;
    this.keyRing = new KeyRing(cloud.accessKeys());
  }

  /**
   * Looks up and checks all that can be, and changes nothing; what was found is in {@code outcome}
   * even when this throws.
   *
   * @throws ReplinodeException with everything that stands in the way
   */
  public Prepared prepare(ReplicatorSpec spec, Outcome outcome) {
    Prepared prepared = examine(spec, outcome);
    outcome.found(Severity.WARNING).forEach(finding -> progress.warning(finding.line()));
    progress.step("preflight", prepared.pair() + " as " + prepared.name());
    return prepared;
  }

  /**
   * What {@link #make}, or {@link #replace}, would do; makes nothing.
   *
   * @throws ReplinodeException with everything that stands in the way
   */
  public CreationPlan rehearse(ReplicatorSpec spec, boolean replace, Outcome outcome) {
    Prepared prepared = examine(spec, outcome);
    Findings findings = outcome.findings().orElseThrow();
    Rehearsal rehearsal = new Rehearsal(cloud, delivery, findings);
    CreationPlan plan = rehearsal.plan(spec, prepared, replace);
    if (!plan.isAdoption()) {
      rehearsal.storage(spec, prepared, waiter, progress);
    }
    findings.requireNoRefusal();
    return plan;
  }

  private Prepared examine(ReplicatorSpec spec, Outcome outcome) {
    Findings findings = new Findings();
    Optional<Prepared> prepared;
    try {
      prepared = new Preflight(cloud, manifest, waiter.clock(), findings).check(spec);
    } finally {
      outcome.findings(findings);
    }
    prepared.ifPresent(
        known -> {
          outcome.identify(known.name(), known.pair());
          outcome.price(known.price());
        });
    findings.requireNoRefusal();
    return prepared.orElseThrow();
  }

  /**
   * The replicator's instance, made or adopted; what was made is in {@code outcome} even when this
   * throws. The keys, when they are at hand, are in the result.
   *
   * @throws ReplinodeException refused when something of that label is not ours, or when the
   *     destination holds what the source lacks; inconclusive when what is being removed stays
   */
  public Access make(ReplicatorSpec spec, Prepared prepared, Outcome outcome) {
    Optional<Instance> existing = present(prepared);
    if (existing.isPresent()) {
      return adopt(existing.get(), spec, prepared, outcome);
    }
    delivery.requireFit(spec, prepared);
    Attempt attempt = new Attempt(RunId.next(waiter.clock().instant(), random));
    Undo undo = new Undo(cloud, keyRing, prepared, attempt, outcome);
    try {
      return build(spec, prepared, attempt, undo, outcome);
    } catch (RuntimeException e) {
      Optional<Instance> winner = takenBack(undo);
      if (winner.isEmpty() || isEnd(e) || outcome.instance().isPresent()) {
        throw e;
      }
      return adopt(winner.get(), spec, prepared, outcome);
    }
  }

  /** The replicator of that name, once one that is being removed is gone. */
  private Optional<Instance> present(Prepared prepared) {
    return new Ownership(cloud.instances())
        .findStaying(
            prepared.name(),
            prepared.pair(),
            leaving -> {
              progress.step("instance", leaving.describe() + " is being removed: waiting for that");
              new InstanceRemoval(cloud, waiter).awaitAbsence(leaving);
              // Keys and firewall go after it; what is made meanwhile would go with them.
              waiter.pause(SETTLING);
            });
  }

  /** Neither a signal nor the command's deadline keeps what was made from being taken back. */
  private Optional<Instance> takenBack(Undo undo) {
    List<Instance> winner = new ArrayList<>();
    waiter.inGrace(() -> undo.afterFailure().ifPresent(winner::add));
    return winner.stream().findFirst();
  }

  /**
   * A new instance in place of the replicator's present one, which is put aside and stays until
   * {@link Following} has seen the new one's run verified. Where an earlier call was cut short,
   * this goes on from there; a new instance that has failed meanwhile is replaced as well.
   *
   * @throws ReplinodeException as {@link #make}; refused when the user may not set tags
   */
  public Access replace(ReplicatorSpec spec, Prepared prepared, Outcome outcome) {
    ReplicatorName name = prepared.name();
    if (!prepared.mayTag()) {
      throw ReplinodeException.refused(
          "replicator " + name,
          "its user may not set tags, so what is replaced could not be told from what replaces it");
    }
    delivery.requireFit(spec, prepared);
    Replacement replacement = new Replacement(cloud, waiter, progress);
    boolean isUnderWay = !replacement.aside(name).isEmpty();
    Optional<Instance> replaced =
        present(prepared)
            .filter(present -> !isUnderWay || hasFailed(present, spec, prepared, outcome));
    replaced.ifPresent(present -> replacement.putAside(name, present));
    try {
      return make(spec, prepared, outcome);
    } catch (RuntimeException e) {
      replaced.ifPresent(old -> replacement.putBack(name, old));
      throw e;
    }
  }

  private boolean hasFailed(
      Instance present, ReplicatorSpec spec, Prepared prepared, Outcome outcome) {
    if (present.tags().isDone()) {
      return false;
    }
    outcome.follows(present.tags().runId().orElse(""));
    Access access = new Access(present, prepared.pair(), spec.credentials());
    return new BootWatch(cloud, waiter, progress).hasFailed(present)
        || new Looks(cloud, waiter, progress, random)
            .newestStatus(access, outcome)
            .filter(status -> status.isFinished() && !status.isSuccess())
            .isPresent();
  }

  /** Whether there is no point in going on with a replicator that another create made. */
  private static boolean isEnd(RuntimeException failure) {
    return !(failure instanceof ReplinodeException known) || known.kind() == Kind.INTERRUPTED;
  }

  private Access adopt(Instance instance, ReplicatorSpec spec, Prepared prepared, Outcome outcome) {
    outcome.instance(instance, InstanceAction.ADOPTED);
    outcome.follows(instance.tags().runId().orElse(""));
    new Adoption(progress::warning).requireFit(instance, spec, prepared);
    Access access = new Access(instance, prepared.pair(), spec.credentials());
    if (!instance.tags().isDone()) {
      requireKeys(access, outcome);
      sweep(spec, prepared, instance.tags().keyIds(), outcome);
    }
    progress.step("instance", instance.describe() + " is there already and is used as it is");
    return access;
  }

  /** A run that ended well needs its keys no more, whoever removed them. */
  private void requireKeys(Access access, Outcome outcome) {
    List<Long> missing = Ownership.missingKeys(access.instance(), keyRing);
    if (missing.isEmpty()) {
      return;
    }
    Looks looks = new Looks(cloud, waiter, progress, random);
    boolean isOver =
        access.instance().tags().isOneTime()
            && looks.newestStatus(access, outcome).filter(RunStatus::isSuccess).isPresent();
    if (!isOver) {
      throw Ownership.lostKey(access.instance(), missing.get(0));
    }
  }

  /** Keys that an earlier try left harm nobody, so that looking for them never fails a command. */
  private void sweep(ReplicatorSpec spec, Prepared prepared, List<Long> used, Outcome outcome) {
    if (spec.credentials().isPresent()) {
      return;
    }
    try {
      List<Long> kept = new ArrayList<>(used);
      kept.addAll(Replacement.keysAside(cloud, prepared.name()));
      outcome.left(keyRing.sweep(prepared.name(), kept));
    } catch (ReplinodeException e) {
      if (e.kind() == Kind.INTERRUPTED) {
        throw e;
      }
      progress.warning("keys that an earlier try may have left were not looked for: " + e.why());
    }
  }

  private Access build(
      ReplicatorSpec spec, Prepared prepared, Attempt attempt, Undo undo, Outcome outcome) {
    RunKeys keys = new RunKeys(keyRing, prepared, attempt, outcome);
    BucketCredentials credentials = spec.credentials().orElseGet(keys::mint);
    if (spec.credentials().isEmpty()) {
      progress.step("keys", "two limited keys: source read_only, destination read_write");
    }
    requireStorage(spec, prepared, credentials, attempt.runId());
    SafeCreate safely = new SafeCreate(waiter);
    Deployment deployment = delivery.deliver(spec, prepared, credentials, attempt.runId(), outcome);
    OptionalLong firewall =
        new FirewallMaker(cloud.firewalls(), prepared, attempt)
            .choose(spec.machine().firewall(), safely);
    InstanceMaker.Made made =
        new InstanceMaker(cloud, prepared, spec, attempt, random, safely)
            .make(deployment, keys.ids(), firewall);
    if (!made.isOurRun()) {
      // Another create of the same name was faster: its instance is the one, what is ours goes.
      outcome.left(undo.takeBack());
      return adopt(made.instance(), spec, prepared, outcome);
    }
    outcome.follows(attempt.runId());
    outcome.instance(made.instance(), InstanceAction.CREATED);
    sweep(spec, prepared, keys.ids(), outcome);
    progress.step("instance", made.instance().describe() + " in " + made.instance().region());
    return new Access(
        known(made.instance(), spec, prepared), prepared.pair(), Optional.of(credentials));
  }

  /** Where no tags could be set, this command still knows what they would have told. */
  private static Instance known(Instance made, ReplicatorSpec spec, Prepared prepared) {
    return prepared.mayTag() ? made : made.with(new Tags(Tags.of(spec.replication())));
  }

  private void requireStorage(
      ReplicatorSpec spec, Prepared prepared, BucketCredentials credentials, String runId) {
    try (PairStorage storage =
        new PairStorage(prepared.pair(), credentials, cloud.objectStores())) {
      if (spec.credentials().isEmpty()) {
        storage.awaitNewKeys(waiter);
      } else {
        storage.requireAccess(runId);
      }
      Replication replication = spec.replication();
      if (!replication.keepsExtras() && !replication.allowDelete()) {
        new Verification(waiter, progress).requireNoExtras(storage);
      }
      progress.step("buckets", "the keys reach both");
    }
  }
}
