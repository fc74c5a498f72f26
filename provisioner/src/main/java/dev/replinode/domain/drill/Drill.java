package dev.replinode.domain.drill;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.replicator.Progress;
import dev.replinode.domain.storage.StorageException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Plays one drill: preflight, baseline, faults with reads around them, a check of the replica while
 * A is away, everything put back, and a last look. It always ends in a report.
 */
public final class Drill {
  /** The windows in which A and B are read as they are, where nothing is made to fail. */
  static final String DIRECT_A = "A";

  static final String DIRECT_B = "B";

  private static final Duration REST_OF_FAULT = Duration.ofMinutes(2);
  private static final long MICROS_PER_SECOND = 1_000_000;

  private final DrillPlan plan;
  private final Rig rig;
  private final DrillClock clock;
  private final Executor executor;
  private final Progress progress;
  private final DrillRecord record;
  private final Takeback takeback;
  private final Takeback atTheEnd;
  private boolean isAllSeen;

  /**
   * A drill that can be played once.
   *
   * @param executor makes the reads; many at once when answers are slow
   */
  public Drill(
      DrillPlan plan,
      Rig rig,
      DrillClock clock,
      Executor executor,
      Journal journal,
      Progress progress) {
    this.plan = plan;
    this.rig = rig;
    this.clock = clock;
    this.executor = executor;
    this.progress = progress;
    this.record = new DrillRecord(clock);
    this.takeback = new Takeback(journal, clock::inGrace);
    this.atTheEnd = new Takeback(journal, clock::inGrace);
  }

  /** What a drill leaves: the report, and the reads it rests on. */
  public record Result(Report report, List<Probe> probes) {
    /** Copies the list. */
    public Result {
      probes = List.copyOf(probes);
    }
  }

  /**
   * Plays it.
   *
   * @param about what the report says of the drill beside what was measured
   * @throws ReplinodeException refused, when it would cost more than it may; nothing was done then.
   *     Clean-up incomplete, when it failed and something may be left
   */
  public Result play(ReportFrame about) {
    Instant startedAt = clock.now();
    record.note("start", plan.source() + " and " + plan.dest());
    rig.doubts().forEach(record::doubt);
    try {
      playToItsEnd(about.id(), startedAt);
    } catch (RuntimeException e) {
      putBack();
      throw Takeback.told(e, takebacks());
    } finally {
      putBack();
    }
    if (isAllSeen && takebacks().stream().allMatch(one -> one.left().isEmpty())) {
      record.verifiedAt = Optional.of(clock.now());
    }
    record.note("end", "");
    return new Result(
        new ReportBuilder(plan, rig, about, record).build(startedAt, clock.now(), takebacks()),
        record.probes);
  }

  /** Whatever cuts it short, what was measured until then is worth telling. */
  private void playToItsEnd(String id, Instant startedAt) {
    HealthCheck health = new HealthCheck(plan, rig, clock, record);
    try {
      if (health.isFit()) {
        measure(id, health, startedAt);
      } else {
        record.isRefused = true;
        progress.step("preflight", "refused");
      }
    } catch (StopCondition.Stop e) {
      record.isAborted = true;
      record.note("stopped", e.getMessage());
      record.doubt(e.getMessage());
    } catch (StorageException e) {
      record.note("cut short", e.getMessage());
      record.findings.add(Check.LISTING_INCOMPLETE, "A and B", e.getMessage());
      record.doubt("storage failed: " + e.getMessage());
    } catch (ReplinodeException e) {
      cut(e);
    }
  }

  private void cut(ReplinodeException e) {
    switch (e.kind()) {
      case INTERRUPTED -> {
        // Everything is put back before the command ends.
        record.isInterrupted = true;
        record.note("interrupted", e.getMessage());
        record.doubt("it was interrupted");
      }
      case INCONCLUSIVE -> {
        // The command's time is over: all is put back, as when a stop condition ends it.
        record.isAborted = true;
        record.note("stopped", e.getMessage());
        record.doubt(e.getMessage());
      }
      case UNREACHABLE -> {
        record.note("cut short", e.getMessage());
        record.doubt(e.getMessage());
      }
      default -> throw e;
    }
  }

  private void putBack() {
    takeback.all();
    atTheEnd.all();
  }

  private void measure(String id, HealthCheck health, Instant startedAt) {
    tellEstimate();
    if (plan.isCanary()) {
      flyCanary(id);
    }
    Changes changes = new Changes(rig, record, new Batches(executor, clock::heed), clock::now);
    Baseline baseline = new Baseline(rig, record, executor, changes);
    baseline.read(health);
    new Listings(plan, rig, clock, record, executor).compare();
    new SettingsCheck(rig, record).compare();
    record.note("baseline", record.expected.size() + " objects read in A");
    progress.step("baseline", record.expected.size() + " objects read in A, listings compared");
    Map<String, String> probed = baseline.probed();
    if (probed.isEmpty()) {
      record.doubt("no object that can be read in A and should be in B is left to read");
      record.isRefused = true;
      return;
    }
    observe(baseline, prober(probed), changes);
    isAllSeen = new FailBack(plan, rig, record, clock).check(startedAt);
    changes.settle();
    progress.step("fail-back", "A and B listed again");
  }

  private void tellEstimate() {
    long objects = record.before.orElseThrow().objects();
    long requests = record.estimate.requests();
    progress.step("preflight", objects + " objects in A; about " + requests + " requests");
  }

  private Prober prober(Map<String, String> probed) {
    return new Prober(
        clock,
        executor,
        plan.pace(),
        List.copyOf(probed.keySet()),
        probed,
        record.origins,
        new StopCondition(plan.limits().maxFailuresInRow()));
  }

  private void observe(Baseline baseline, Prober prober, Changes changes) {
    ReplicaCheck replica = new ReplicaCheck(rig, record, changes);
    try {
      if (rig.scenes().isEmpty()) {
        direct(prober, changes);
        verify(replica, baseline, Long.MAX_VALUE);
      } else {
        long bound = plan.limits().maxFault().plus(REST_OF_FAULT).toSeconds() * MICROS_PER_SECOND;
        new Scenes(plan, clock, record, takeback, prober, progress, changes)
            .play(rig.scenes(), () -> verify(replica, baseline, clock.micros() + bound));
      }
    } finally {
      // What was read of B is told whatever ended the drill, and A can be asked again.
      replica.judge();
    }
  }

  /** Without a fault both buckets are read as they are: A first, then B as the edge would. */
  private void direct(Prober prober, Changes changes) {
    int reads = plan.pace().reads(Window.BEFORE);
    prober.read(
        DIRECT_A,
        Window.BEFORE,
        key -> rig.a().edge().read(key).from(Side.A),
        reads,
        record.probes::add);
    if (plan.level() != Level.AUDIT) {
      prober.read(
          DIRECT_B,
          Window.BEFORE,
          key -> rig.b().edge().read(key).from(Side.B),
          reads,
          record.probes::add);
    }
    changes.leaveOut(DIRECT_A);
    changes.leaveOut(DIRECT_B);
  }

  /** The fault is taken back when the check takes too long; B can be read without it. */
  private void verify(ReplicaCheck replica, Baseline baseline, long until) {
    Batches batches =
        new Batches(
            executor,
            () -> {
              clock.heed();
              if (clock.micros() > until) {
                takeback.all();
              }
            });
    List<String> sample = baseline.sample();
    long right = replica.read(sample, batches);
    record.note("verify", right + " objects of B are right");
    progress.step(
        "verify",
        right + " of " + sample.size() + " sampled objects of B have the bytes that A had");
  }

  private void flyCanary(String id) {
    atTheEnd.before(
        new Undo(Undo.Kind.CANARY, id),
        () -> {
          Canary.sweep(rig.a().store(), rig.a().site().bucket(), id);
          Canary.sweep(rig.b().store(), rig.b().site().bucket(), id);
        });
    new Canary(plan, rig, clock, record).fly(id);
    record.note("canary", record.canaryMillis.map(ms -> "after " + ms + " ms").orElse("lost"));
  }

  private List<Takeback> takebacks() {
    return List.of(takeback, atTheEnd);
  }
}
