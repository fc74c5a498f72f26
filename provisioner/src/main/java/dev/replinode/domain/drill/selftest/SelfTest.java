package dev.replinode.domain.drill.selftest;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.drill.Drill;
import dev.replinode.domain.drill.DrillClock;
import dev.replinode.domain.drill.DrillPlan;
import dev.replinode.domain.drill.DrillTools;
import dev.replinode.domain.drill.Finding;
import dev.replinode.domain.drill.Identity;
import dev.replinode.domain.drill.Journal;
import dev.replinode.domain.drill.Level;
import dev.replinode.domain.drill.Limits;
import dev.replinode.domain.drill.Pace;
import dev.replinode.domain.drill.Place;
import dev.replinode.domain.drill.Planter;
import dev.replinode.domain.drill.Report;
import dev.replinode.domain.drill.ReportFrame;
import dev.replinode.domain.drill.Rig;
import dev.replinode.domain.drill.Scene;
import dev.replinode.domain.drill.Side;
import dev.replinode.domain.drill.Undo;
import dev.replinode.domain.drill.Verdict;
import dev.replinode.domain.replicator.BucketPair;
import dev.replinode.domain.replicator.Cloud;
import dev.replinode.domain.replicator.Progress;
import dev.replinode.domain.replicator.RunStatus;
import dev.replinode.domain.replicator.Site;
import dev.replinode.domain.storage.BucketRef;
import dev.replinode.domain.storage.ObjectStore;
import dev.replinode.domain.storage.StorageException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Plays a short drill for each known fault, on a real pair of buckets in a sandbox, and one on a
 * healthy pair before: a drill that is always red would find everything.
 */
public final class SelfTest {
  private static final Pace PACE =
      new Pace(
          Duration.ofMillis(30),
          Duration.ofMillis(300),
          Duration.ofMillis(300),
          Duration.ofMillis(300),
          3);
  private static final Duration COPY_LATER = Duration.ofSeconds(3);

  private final Cloud cloud;
  private final DrillTools tools;
  private final Progress progress;
  private final Executor executor;

  /** A self-test on the sandbox of {@code tools}. */
  public SelfTest(Cloud cloud, DrillTools tools, Progress progress) {
    this.cloud = cloud;
    this.tools = tools;
    this.progress = progress;
    this.executor = tools.executor();
  }

  /**
   * What came of it.
   *
   * @param isHealthyGreen whether the drill of the healthy pair passed
   * @param healthy what it said
   */
  public record Result(boolean isHealthyGreen, String healthy, List<Detection> faults) {
    /** Copies the list. */
    public Result {
      faults = List.copyOf(faults);
    }

    /** Whether the drill can be trusted: every fault named, and the healthy pair passed. */
    public boolean isGood() {
      return isHealthyGreen && faults.stream().allMatch(Detection::isDetected);
    }
  }

  /** Plants every fault of {@code faults} in turn, in the pair. */
  public Result run(BucketPair pair, List<PlantedFault> faults) {
    DrillTools.Sandbox sandbox =
        tools
            .sandbox()
            .orElseThrow(
                () ->
                    ReplinodeException.usage(
                            "drill self-test", "it plants faults in a sandbox only")
                        .hint("add --sandbox"));
    try (Planter planter = sandbox.planter()) {
      Bench first = new Bench(tools, sandbox, planter, pair);
      first.fill(Side.A);
      pause(COPY_LATER);
      first.fill(Side.B);
      Report healthy = drill(first);
      boolean isGreen = healthy.verdict() == Verdict.PASS;
      progress.step("healthy", isGreen ? "passed, as it should" : "NOT passed: " + told(healthy));
      List<Detection> found = new ArrayList<>();
      for (PlantedFault fault : faults) {
        Detection detection = look(new Bench(tools, sandbox, planter, pair), fault);
        found.add(detection);
        progress.step(
            detection.isDetected() ? "found" : "MISSED", fault.id() + ": " + detection.finding());
      }
      return new Result(isGreen, told(healthy), found);
    }
  }

  private Detection look(Bench bench, PlantedFault fault) {
    Report report;
    try {
      fault.plant().accept(bench);
      report = drill(bench);
    } finally {
      bench.mend();
    }
    Optional<Finding> named =
        report.findings().stream()
            .filter(f -> f.id().equals(fault.finding()) && f.names(fault.named()))
            .findFirst();
    boolean isDetected = named.isPresent() && report.verdict() != Verdict.PASS;
    return new Detection(
        fault.id(),
        report.verdict(),
        isDetected,
        named.map(Finding::id).orElseGet(() -> told(report)),
        named.isPresent() ? fault.named() : "");
  }

  private static String told(Report report) {
    return report.verdict()
        + " "
        + report.findings().stream().map(f -> f.id() + f.subjects()).toList()
        + report.inconclusive();
  }

  private void pause(Duration duration) {
    try {
      tools.sleeper().sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ReplinodeException.of(Kind.INTERRUPTED, "drill self-test", "it was told to end");
    }
  }

  private Report drill(Bench bench) {
    DrillClock clock = tools.clock().skewed(bench.skew);
    try (ObjectStore storeA =
            cloud.objectStores().open(bench.a.endpoint(), bench.sandbox.keys().source());
        ObjectStore storeB = cloud.objectStores().open(bench.b.endpoint(), bench.keyB)) {
      Place a =
          new Place(
              bench.a,
              storeA,
              bench.reader(bench.a, bench.sandbox.keys().source()),
              bench.anonymous(bench.a));
      Place b =
          new Place(bench.b, storeB, bench.reader(bench.b, bench.keyB), bench.anonymous(bench.b));
      Scene scene =
          new Scene(
              bench.family,
              bench.path.apply(bench.failing.apply(a.edge()), b.edge()),
              bench.fault.apply(bench.sandbox.outage(bench.a)));
      Rig rig = new Rig(a, b, List.of(scene), () -> newestRun(storeB, bench.b), bench.policy);
      Report report =
          new Drill(plan(bench), rig, clock, executor, new NoJournal(), new Silent(progress))
              .play(frame())
              .report();
      // A drill that was cut short has missed nothing.
      clock.heed();
      return report;
    }
  }

  private Optional<RunStatus> newestRun(ObjectStore store, Site site) {
    try {
      return cloud.runStatuses().newest(store, site.bucket(), "");
    } catch (StorageException e) {
      return Optional.empty();
    }
  }

  private static ReportFrame frame() {
    return new ReportFrame(
        "self-test", true, "sandbox", "", "", Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static DrillPlan plan(Bench bench) {
    Pace pace = new Pace(PACE.period(), PACE.before(), bench.during, PACE.after(), PACE.inRow());
    return new DrillPlan(
        new BucketRef(bench.a.bucket(), bench.a.endpoint().id()),
        new BucketRef(bench.b.bucket(), bench.b.endpoint().id()),
        Level.AUDIT,
        new Identity(
            "self-test",
            "planted",
            "found",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            bench.every),
        bench.targets,
        pace,
        Limits.standard(),
        0,
        1,
        bench.canary,
        false,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** A self-test's sandbox goes with it, so nothing has to outlive a crash. */
  private static final class NoJournal implements Journal {
    @Override
    public void intend(Undo undo) {}

    @Override
    public void done(Undo undo) {}
  }

  /** Fifty drills' steps would hide the self-test's own. */
  private record Silent(Progress progress) implements Progress {
    @Override
    public void step(String step, String text) {}

    @Override
    public void warning(String text) {
      progress.warning(text);
    }

    @Override
    public void run(RunStatus status) {}

    @Override
    public void compared(long objects) {}
  }
}
