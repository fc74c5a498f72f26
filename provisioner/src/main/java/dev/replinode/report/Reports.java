package dev.replinode.report;

import dev.replinode.domain.drill.Evidence;
import dev.replinode.domain.drill.Judge;
import dev.replinode.domain.drill.Measurements;
import dev.replinode.domain.drill.Objective;
import dev.replinode.domain.drill.Probe;
import dev.replinode.domain.drill.Report;
import dev.replinode.domain.drill.SceneResult;
import dev.replinode.domain.drill.Verdict;
import dev.replinode.domain.drill.WindowNumbers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reports held against their raw data and against one another. */
final class Reports {
  private Reports() {}

  /** What of {@code report} does not follow from {@code probes}. */
  static List<String> recompute(Report report, List<Probe> probes, String csvSha256) {
    List<String> wrong = new ArrayList<>();
    Measurements measurements = new Measurements(probes, report.targets().goodInRow());
    List<WindowNumbers> windows = measurements.windows();
    List<SceneResult> scenes =
        report.scenes().stream().map(scene -> measurements.scene(scene.mark())).toList();
    check(wrong, "windows", windows, report.windows());
    check(wrong, "scenes", scenes, report.scenes());
    List<Objective> objectives =
        Judge.objectives(
            report.targets(),
            report.drill().basis(),
            scenes,
            windows,
            report.rpo(),
            report.integrity(),
            report.parity());
    check(wrong, "objectives", objectives, report.objectives());
    boolean isAborted = report.verdict() == Verdict.ABORTED;
    Verdict verdict =
        Judge.verdict(isAborted, objectives, report.findings(), report.inconclusive());
    check(wrong, "verdict", verdict, report.verdict());
    boolean isNamed =
        report.evidence().stream()
            .anyMatch(e -> e.file().equals(ReportFolder.CSV) && e.sha256().equals(csvSha256));
    if (!isNamed) {
      wrong.add("probes.csv: its SHA-256 is not the one in report.json");
    }
    return wrong;
  }

  private static void check(List<String> wrong, String what, Object computed, Object told) {
    if (!computed.equals(told)) {
      wrong.add(what + ": they do not follow from the raw data");
    }
  }

  /** The report with what is only known when it is written. */
  static Report with(Report r, List<Evidence> evidence, Optional<Report.Previous> previous) {
    return new Report(
        r.schemaVersion(),
        r.drill(),
        r.scope(),
        r.targets(),
        r.budget(),
        r.timeline(),
        r.scenes(),
        r.rpo(),
        r.windows(),
        r.integrity(),
        r.parity(),
        r.objectives(),
        r.findings(),
        r.inconclusive(),
        r.restore(),
        r.verdict(),
        r.exitCode(),
        previous,
        r.controls(),
        evidence,
        r.signoff());
  }

  /** What has changed since the drill before. */
  static Report.Previous drift(Report before, String seal, Report now) {
    Map<String, Objective> old = new HashMap<>();
    before.objectives().forEach(objective -> old.put(objective.name(), objective));
    List<String> drift = new ArrayList<>();
    if (before.verdict() != now.verdict()) {
      drift.add("verdict: " + before.verdict() + ", now " + now.verdict());
    }
    for (Objective objective : now.objectives()) {
      Optional<String> then =
          Optional.ofNullable(old.get(objective.name())).flatMap(Objective::measured);
      if (!then.equals(objective.measured())) {
        drift.add(
            objective.name()
                + ": "
                + Words.withUnit(then, objective.unit())
                + ", now "
                + Words.withUnit(objective.measured(), objective.unit()));
      }
    }
    return new Report.Previous(before.drill().id(), before.verdict(), seal, drift);
  }
}
