package dev.replinode.domain.drill;

import dev.replinode.domain.replicator.BucketCredentials;
import dev.replinode.domain.replicator.BucketPair;
import dev.replinode.domain.replicator.Cloud;
import dev.replinode.domain.replicator.PairStorage;
import dev.replinode.domain.replicator.Progress;
import dev.replinode.domain.replicator.RunStatus;
import dev.replinode.domain.replicator.Site;
import dev.replinode.domain.storage.AccessKey;
import dev.replinode.domain.storage.ObjectStore;
import dev.replinode.domain.storage.StorageException;
import java.util.List;
import java.util.Optional;

/** Sets a drill up for a pair of buckets, plays it, and lets go of everything. */
public final class Rehearsal {
  private final Cloud cloud;
  private final DrillTools tools;
  private final Progress progress;

  /** Drills on the account behind {@code cloud}. */
  public Rehearsal(Cloud cloud, DrillTools tools, Progress progress) {
    this.cloud = cloud;
    this.tools = tools;
    this.progress = progress;
  }

  /** What stands for the failing world at this level, in the words of the report. */
  public String basis(DrillPlan plan) {
    return switch (plan.level()) {
      case EMULATED -> "emulated";
      case STAGING -> "staging edge";
      case AUDIT, DIRECT -> tools.sandbox().isPresent() ? "sandbox" : "none";
    };
  }

  /**
   * Reads the edge's rules, so that a mistake in them is told before anything is made.
   *
   * @throws dev.replinode.domain.ReplinodeException usage, when the file cannot be read, or holds
   *     nothing that the plan's level could act out
   */
  public void checkPolicy(DrillPlan plan) {
    new Stages(tools).rules(plan);
  }

  /** Plays {@code plan} with keys that may read both buckets. */
  public Drill.Result play(
      DrillPlan plan,
      PairStorage storage,
      String drillId,
      Journal journal,
      Optional<Report.Provisioned> provisioned) {
    BucketPair pair = storage.pair();
    BucketCredentials keys = storage.credentials();
    ReportFrame about = about(plan, pair, drillId, provisioned);
    Place a = place(pair.source(), storage.source(), keys.source(), plan);
    Place b = place(pair.dest(), storage.dest(), keys.dest(), plan);
    try (Stage stage = new Stages(tools).of(plan, a, b, keys)) {
      Rig rig =
          new Rig(
              a,
              b,
              stage.scenes(),
              () -> newestRun(storage.dest(), pair),
              stage.findings(),
              stage.doubts());
      return new Drill(plan, rig, tools.clock(), tools.executor(), journal, progress).play(about);
    }
  }

  private ReportFrame about(
      DrillPlan plan, BucketPair pair, String drillId, Optional<Report.Provisioned> provisioned) {
    String basis = basis(plan);
    return new ReportFrame(
        drillId,
        tools.sandbox().isPresent(),
        basis,
        tools.version(),
        PlanText.of(plan, pair, basis),
        plan.edge().map(edge -> edge.address().toString()),
        plan.policy().map(Object::toString),
        provisioned);
  }

  private Place place(Site site, ObjectStore store, AccessKey key, DrillPlan plan) {
    Readers readers = tools.readers();
    Readers.Patience patience = Readers.Patience.standard();
    Reader anonymous = readers.bucket(site, Optional.empty(), patience);
    Reader edge = plan.isAnonymous() ? anonymous : readers.bucket(site, Optional.of(key), patience);
    return new Place(site, store, edge, anonymous);
  }

  /** A status that cannot be read is none: B's own health is looked at elsewhere. */
  private Optional<RunStatus> newestRun(ObjectStore b, BucketPair pair) {
    try {
      return cloud.runStatuses().newest(b, pair.dest().bucket(), "");
    } catch (StorageException e) {
      return Optional.empty();
    }
  }

  /**
   * Where the faults are played; closing it stops what was started for them.
   *
   * @param doubts why some of them are not played
   */
  record Stage(List<Scene> scenes, List<Finding> findings, List<String> doubts, Runnable onClose)
      implements AutoCloseable {
    @Override
    public void close() {
      onClose.run();
    }
  }
}
