package dev.replinode.domain.drill;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.drill.Report.Provisioned;
import dev.replinode.domain.publish.Manifest;
import dev.replinode.domain.replicator.Access;
import dev.replinode.domain.replicator.BucketCredentials;
import dev.replinode.domain.replicator.Cloud;
import dev.replinode.domain.replicator.Creation;
import dev.replinode.domain.replicator.DeploymentMethod;
import dev.replinode.domain.replicator.FirewallChoice;
import dev.replinode.domain.replicator.Following;
import dev.replinode.domain.replicator.Goal;
import dev.replinode.domain.replicator.Machine;
import dev.replinode.domain.replicator.NamedPair;
import dev.replinode.domain.replicator.Outcome;
import dev.replinode.domain.replicator.Prepared;
import dev.replinode.domain.replicator.Progress;
import dev.replinode.domain.replicator.Replication;
import dev.replinode.domain.replicator.ReplicatorName;
import dev.replinode.domain.replicator.ReplicatorSpec;
import dev.replinode.domain.replicator.RunStatus;
import dev.replinode.domain.wait.Waiter;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes a replicator for one drill and removes it after it, whatever became of the drill. */
public final class DrillReplicator {
  private static final Duration EVERY = Duration.ofMinutes(15);
  private static final int NAME_DIGITS = 8;

  private final Cloud cloud;
  private final Manifest script;
  private final Waiter waiter;
  private final Progress progress;
  private final SecureRandom random;
  private final Outcome outcome = new Outcome();
  private Optional<Long> firstByte = Optional.empty();

  /** Makes it from the replication script of the library. */
  public DrillReplicator(
      Cloud cloud, Manifest script, Waiter waiter, Progress progress, SecureRandom random) {
    this.cloud = cloud;
    this.script = script;
    this.waiter = waiter;
    this.progress = progress;
    this.random = random;
  }

  /**
   * Plays {@code drill} while the replicator is there.
   *
   * @param own the user's keys; without them it gets limited ones, which go with it
   * @throws ReplinodeException as creating and following do, once what was made is removed;
   *     clean-up incomplete where it may not be: then it is named, and stays in {@code journal}
   */
  public Drill.Result around(
      DrillPlan plan,
      NamedPair pair,
      Optional<BucketCredentials> own,
      String drillId,
      Journal journal,
      Function<Optional<Provisioned>, Drill.Result> drill) {
    if (!plan.withReplicator()) {
      return drill.apply(Optional.empty());
    }
    ReplicatorName name = name(drillId);
    Takeback takeback = new Takeback(journal, waiter::inGrace);
    Drill.Result result;
    try {
      Provisioned made = make(spec(plan, pair, own, name), plan, takeback);
      result = drill.apply(Optional.of(made));
    } catch (RuntimeException e) {
      takeback.all();
      throw Takeback.told(e, List.of(takeback));
    } finally {
      takeback.all();
    }
    return new Drill.Result(
        result.report().afterRemoval(takeback.done(), takeback.left()), result.probes());
  }

  private static ReplicatorName name(String drillId) {
    String hash = Canonical.sha256(drillId.getBytes(StandardCharsets.UTF_8));
    return new ReplicatorName("drill-" + hash.substring(0, NAME_DIGITS));
  }

  private Provisioned make(ReplicatorSpec spec, DrillPlan plan, Takeback takeback) {
    Progress watching = new FirstByte(progress, this::sawBytes);
    Creation creation = new Creation(cloud, script, waiter, watching, random);
    Prepared prepared = creation.prepare(spec, outcome);
    if (prepared.price().hourly().compareTo(plan.limits().maxUsd()) > 0) {
      throw ReplinodeException.refused(
          "drill",
          "its replicator costs "
              + prepared.price().hourly()
              + " USD an hour, which is over budget");
    }
    ReplicatorName name = prepared.name();
    takeback.before(
        new Undo(Undo.Kind.REPLICATOR, name.value()),
        () -> new ReplicatorRemoval(cloud, waiter, progress).remove(name, outcome));
    start = waiter.clock().instant();
    Access access = creation.make(spec, prepared, outcome);
    new Following(cloud, waiter, watching, random)
        .follow(access, new Goal(Goal.Until.SYNC, false), outcome);
    return new Provisioned(
        name.value(),
        outcome.boot().map(Duration::toSeconds),
        firstByte,
        Optional.of(Duration.between(start, waiter.clock().instant()).toSeconds()),
        false);
  }

  private Instant start = Instant.EPOCH;

  private void sawBytes() {
    if (firstByte.isEmpty()) {
      firstByte = Optional.of(Duration.between(start, waiter.clock().instant()).toSeconds());
    }
  }

  /** It copies and never deletes: a drill must not take anything from B. */
  private static ReplicatorSpec spec(
      DrillPlan plan, NamedPair pair, Optional<BucketCredentials> own, ReplicatorName name) {
    return new ReplicatorSpec(
        pair.source(),
        pair.dest(),
        pair.sourceEndpoint(),
        pair.destEndpoint(),
        Optional.of(name),
        DeploymentMethod.STACKSCRIPT,
        new Machine(
            "g6-standard-2",
            "linode/ubuntu22.04",
            Optional.empty(),
            List.of(),
            List.of(),
            FirewallChoice.parse("new"),
            List.of(),
            Optional.empty()),
        new Replication(
            Replication.Mode.COPY,
            false,
            Optional.empty(),
            Optional.of(plan.identity().every().orElse(EVERY))),
        own,
        Optional.empty());
  }

  /** Hears of the first bytes that a run has copied. */
  private record FirstByte(Progress progress, Runnable seen) implements Progress {
    @Override
    public void step(String step, String text) {
      progress.step(step, text);
    }

    @Override
    public void warning(String text) {
      progress.warning(text);
    }

    @Override
    public void run(RunStatus status) {
      if (status.bytes().done().orElse(0) > 0) {
        seen.run();
      }
      progress.run(status);
    }

    @Override
    public void compared(long objects) {
      progress.compared(objects);
    }
  }
}
