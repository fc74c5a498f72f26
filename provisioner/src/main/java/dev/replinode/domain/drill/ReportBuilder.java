package dev.replinode.domain.drill;

import dev.replinode.domain.replicator.RunStatus;
import dev.replinode.domain.replicator.Site;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws the conclusions from what a drill has recorded. */
final class ReportBuilder {
  private static final int FEWEST_PROBES = 5;

  private final DrillPlan plan;
  private final Rig rig;
  private final ReportFrame about;
  private final DrillRecord record;

  ReportBuilder(DrillPlan plan, Rig rig, ReportFrame about, DrillRecord record) {
    this.plan = plan;
    this.rig = rig;
    this.about = about;
    this.record = record;
  }

  Report build(Instant startedAt, Instant endedAt, List<Takeback> takebacks) {
    Measurements measurements = new Measurements(record.probes, plan.pace().inRow());
    List<WindowNumbers> windows = measurements.windows();
    List<SceneResult> scenes = record.marks.stream().map(measurements::scene).toList();
    Restoration restore = restore(takebacks);
    checkNumbers(windows);
    Integrity integrity = integrity();
    Parity parity = Parity.of(record.headers, record.access, record.accessRead, record.settings);
    Exposure rpo = record.exposure.orElseGet(ReportBuilder::noExposure);
    Report.Goals goals = goals();
    List<Objective> objectives =
        Judge.objectives(goals, about.basis(), scenes, windows, rpo, integrity, parity);
    breaches(objectives, rpo);
    List<Finding> findings = record.findings.sorted();
    boolean isAborted = record.isRefused || record.isAborted || record.isInterrupted;
    Verdict verdict = Judge.verdict(isAborted, objectives, findings, record.inconclusive);
    return new Report(
        Report.SCHEMA,
        head(startedAt, endedAt),
        scope(),
        goals,
        record.estimate,
        record.timeline,
        scenes,
        rpo,
        windows,
        integrity,
        parity,
        objectives,
        findings,
        record.inconclusive,
        restore,
        verdict,
        exitCode(verdict, restore),
        Optional.empty(),
        Controls.of(plan, about, verdict),
        List.of(),
        SignOff.open());
  }

  /** What cannot be put back wins over everything else. */
  private int exitCode(Verdict verdict, Restoration restore) {
    if (!restore.left().isEmpty()) {
      return ExitCode.RESTORE_FAILED;
    }
    return ExitCode.of(verdict, record.isRefused, record.isInterrupted);
  }

  private Report.Head head(Instant startedAt, Instant endedAt) {
    Identity identity = plan.identity();
    return new Report.Head(
        about.id(),
        identity.name(),
        plan.level().number(),
        about.isSandbox(),
        plan.level() == Level.EMULATED,
        about.basis(),
        identity.scenario(),
        identity.hypothesis(),
        startedAt,
        endedAt,
        identity.operator(),
        identity.approver(),
        identity.changeRef(),
        about.toolVersion(),
        Canonical.sha256(about.plan().getBytes(StandardCharsets.UTF_8)),
        about.plan());
  }

  private Report.Scope scope() {
    Optional<RunStatus> run = run();
    return new Report.Scope(
        bucket(rig.a().site()),
        bucket(rig.b().site()),
        about.edge(),
        about.policy(),
        new Report.Replication(
            run.flatMap(RunStatus::rcloneVersion).map(version -> "rclone " + version),
            run.map(RunStatus::runId),
            run.flatMap(RunStatus::updatedAt),
            about.provisioned()));
  }

  /** A bucket that cannot be read has no last run to tell of. */
  private Optional<RunStatus> run() {
    return record.isRefused ? Optional.empty() : rig.newestRun().get();
  }

  private static Report.Bucket bucket(Site site) {
    return new Report.Bucket(
        site.bucket(),
        site.endpoint().id(),
        site.endpoint().type(),
        site.endpoint().uri().toString());
  }

  private Report.Goals goals() {
    Targets targets = plan.targets();
    return new Report.Goals(
        targets.rto().map(ReportBuilder::seconds),
        targets.rpo().map(ReportBuilder::seconds),
        targets.maxErrorRate(),
        targets.maxAddedLatency().map(Duration::toMillis),
        targets.integrityMin(),
        targets.accessParity(),
        plan.pace().period().toMillis(),
        plan.pace().inRow(),
        FEWEST_PROBES);
  }

  private static BigDecimal seconds(Duration duration) {
    BigDecimal seconds =
        BigDecimal.valueOf(duration.toMillis()).movePointLeft(3).stripTrailingZeros();
    return seconds.setScale(Math.max(0, seconds.scale()));
  }

  private void checkNumbers(List<WindowNumbers> windows) {
    if (record.isRefused || record.isInterrupted) {
      return;
    }
    for (WindowNumbers window : windows) {
      if (window.window() == Window.BEFORE && window.ok() < FEWEST_PROBES) {
        String name = window.scene() + " before";
        record.findings.add(Check.TOO_FEW_PROBES, name, window.ok() + " good reads");
        record.doubt("too few good reads: " + name);
      }
    }
  }

  private Integrity integrity() {
    DrillRecord.ReadBack read = record.readBack;
    long objects = record.listedObjects;
    long due = objects - Math.min(objects, record.notYetCopied);
    long equal = due - Math.min(due, record.listedDiffering + read.hidden());
    return new Integrity(
        objects,
        record.listedDiffering,
        record.notYetCopied,
        record.unproven,
        read.read(),
        plan.seed(),
        read.matched(),
        read.read() - read.matched(),
        read.bytes(),
        part(equal - Math.min(equal, record.unproven + record.unsettled), due),
        part(equal, due),
        new Statement(objects, record).text());
  }

  private Optional<String> part(long some, long all) {
    return all == 0 || record.exposure.isEmpty()
        ? Optional.empty()
        : Optional.of(Judge.fraction(some, all));
  }

  private void breaches(List<Objective> objectives, Exposure rpo) {
    for (Objective objective : objectives) {
      if (objective.result() == Objective.Result.BREACHED) {
        boolean isRpo = objective.name().equals("rpo");
        String subject = isRpo ? rpo.oldest().orElse("rpo") : objective.name();
        record.findings.add(
            Check.TARGET_MISSED,
            subject,
            objective.name()
                + ": "
                + objective.measured().orElse("")
                + " "
                + objective.unit()
                + ", target "
                + objective.target().orElse(""));
      }
    }
  }

  private Restoration restore(List<Takeback> takebacks) {
    List<String> done = new ArrayList<>();
    List<String> left = new ArrayList<>();
    for (Takeback takeback : takebacks) {
      done.addAll(takeback.done());
      left.addAll(takeback.left());
    }
    return new Restoration(
        done,
        left,
        record.verifiedAt,
        record.before.map(Inventory::digest),
        record.after.map(Inventory::digest));
  }

  private static Exposure noExposure() {
    return new Exposure(
        false,
        "the drill did not come so far",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        0,
        Optional.empty(),
        0,
        Optional.empty());
  }
}
