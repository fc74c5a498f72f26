package dev.replinode.domain.drill;

import java.util.List;

/** What auditors ask for, and where the report answers it. It supports; it proves no compliance. */
final class Controls {
  private static final String DORA = "DORA, RTS (EU) 2024/1774 Art. 25";
  private static final String SOC2 = "SOC 2 A1.3";
  private static final String ISO = "ISO 22301:2019 8.5";

  private Controls() {}

  /** Long because it is a table: an entry a control. */
  static List<Control> of(DrillPlan plan, ReportFrame about, Verdict verdict) {
    boolean switchesOver = !about.basis().equals("none");
    String switchover =
        switchesOver
            ? "supports: scenes and objectives; the failing world was: " + about.basis()
            : "not applicable, because nothing is made to fail at level " + plan.level().number();
    return List.of(
        new Control(
            DORA, "severe but plausible scenario", "supports: " + plan.identity().scenario()),
        new Control(DORA, "switchover to redundant capacity", switchover),
        new Control(
            DORA,
            "ICT third-party services in scope",
            "supports: Object Storage at both endpoints, named under scope"),
        new Control(DORA, "documented results", "supports: this report, " + verdict),
        new Control(
            DORA,
            "deficiencies reported to the management body",
            "not applicable, because a tool reports to nobody; findings have fields for owner and date"),
        new Control(
            "DORA Art. 26",
            "threat-led penetration testing",
            "not applicable, because a failover drill is no penetration test"),
        new Control(SOC2, "recovery procedures are tested", switchover),
        new Control(
            SOC2,
            "integrity and completeness of backup data are tested",
            "supports: integrity, findings DATA-… and HDR-…"),
        new Control(
            SOC2,
            "plans are revised from results",
            "not applicable, because that follows the drill; drift to the drill before is under previous"),
        new Control(
            ISO,
            "exercise with stated aims and scenario",
            "supports: " + plan.identity().hypothesis()),
        new Control(
            ISO,
            "at planned intervals",
            "not applicable, because one report tells of one drill; keep the chain of reports"),
        new Control(
            ISO,
            "formal report with outcomes and actions",
            "supports: objectives, findings with remedies; sign-off is open"));
  }
}
