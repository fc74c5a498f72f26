package dev.replinode.domain.drill;

import dev.replinode.domain.drill.Objective.Result;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Holds what was measured against the targets: a pure function, so that the report can be judged
 * again by whoever has the raw data.
 */
public final class Judge {
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
  private static final int RATE_DIGITS = 4;
  private static final Set<String> NUMBERS =
      Set.of("rto", "errorRate", "addedLatency", "integrity");

  private Judge() {}

  /** Every objective, met or not. */
  public static List<Objective> objectives(
      Report.Goals goals,
      String basis,
      List<SceneResult> scenes,
      List<WindowNumbers> windows,
      Exposure rpo,
      Integrity integrity,
      Parity parity) {
    List<Objective> all = new ArrayList<>();
    all.add(new RecoveryTime(goals.rtoSeconds(), basis).over(scenes));
    all.add(rpo(goals, rpo));
    all.add(errorRate(goals, windows));
    all.add(addedLatency(goals, windows));
    all.add(integrity(goals, integrity));
    all.add(access(goals, parity));
    return List.copyOf(all);
  }

  /** The answer of the whole drill; too little measured beats a pass, and nothing beats a miss. */
  public static Verdict verdict(
      boolean isAborted,
      List<Objective> objectives,
      List<Finding> findings,
      List<String> inconclusive) {
    if (isAborted) {
      return Verdict.ABORTED;
    }
    boolean isBreached = objectives.stream().anyMatch(o -> o.result() == Result.BREACHED);
    if (isBreached || has(findings, Severity.CRITICAL)) {
      return Verdict.FAIL;
    }
    if (!inconclusive.isEmpty() || objectives.stream().anyMatch(Judge::isOpen)) {
      return Verdict.INCONCLUSIVE;
    }
    return has(findings, Severity.WARNING) ? Verdict.PASS_WITH_FINDINGS : Verdict.PASS;
  }

  /**
   * Whether a number that somebody asked for was not measured. Without a replication that is known
   * to run there is no lag to measure, and access that nobody could try is told among the
   * objectives.
   */
  private static boolean isOpen(Objective objective) {
    return objective.result() == Result.NOT_MEASURED && NUMBERS.contains(objective.name());
  }

  private static boolean has(List<Finding> findings, Severity severity) {
    return findings.stream().anyMatch(finding -> finding.severity() == severity);
  }

  private static Objective rpo(Report.Goals goals, Exposure rpo) {
    if (!rpo.isRunning()) {
      return unmeasured("rpo", goals.rpoSeconds(), "s", rpo.evidence());
    }
    Optional<BigDecimal> seconds =
        rpo.canaryMillis()
            .map(Judge::seconds)
            .filter(c -> c.compareTo(exposure(rpo).orElse(BigDecimal.ZERO)) > 0)
            .or(() -> exposure(rpo));
    return seconds.isEmpty()
        ? unmeasured("rpo", goals.rpoSeconds(), "s", "the listings could not be compared")
        : judged("rpo", goals.rpoSeconds(), seconds.get(), "s", rpo.evidence(), false);
  }

  private static Optional<BigDecimal> exposure(Exposure rpo) {
    return rpo.exposureSeconds().map(BigDecimal::valueOf);
  }

  private static Objective errorRate(Report.Goals goals, List<WindowNumbers> windows) {
    long counted = 0;
    long ok = 0;
    boolean isDirect = isDirect(windows);
    for (WindowNumbers window : windows) {
      if (isDirect ? window.scene().equals(Drill.DIRECT_B) : window.window() == Window.DURING) {
        counted += window.counted();
        ok += window.ok();
      }
    }
    if (counted < Math.max(1, goals.goodInRow())) {
      return unmeasured(
          "errorRate",
          goals.maxErrorRate(),
          "",
          "too few reads were answered by a bucket: " + counted);
    }
    BigDecimal rate =
        BigDecimal.valueOf(counted - ok)
            .divide(BigDecimal.valueOf(counted), RATE_DIGITS, RoundingMode.HALF_UP);
    String where = isDirect ? " reads of B" : " reads during faults";
    String reason = (counted - ok) + " of " + counted + where;
    return judged("errorRate", goals.maxErrorRate(), rate, "", reason, false);
  }

  /** Whether nothing failed, and B was read as it is beside A. */
  private static boolean isDirect(List<WindowNumbers> windows) {
    return windows.stream().anyMatch(window -> window.scene().equals(Drill.DIRECT_B));
  }

  private static Objective addedLatency(Report.Goals goals, List<WindowNumbers> windows) {
    Optional<BigDecimal> target = goals.maxAddedLatencyMillis().map(BigDecimal::valueOf);
    boolean isDirect = isDirect(windows);
    Optional<Long> worst = isDirect ? directly(windows) : duringFaults(windows);
    return worst.isEmpty()
        ? unmeasured("addedLatency", target, "ms", "no good reads both before and during a fault")
        : judged(
            "addedLatency",
            target,
            BigDecimal.valueOf(worst.get()).divide(THOUSAND, 1, RoundingMode.HALF_UP),
            "ms",
            isDirect
                ? "95th percentile of B less that of A"
                : "95th percentile during the fault less that before it",
            false);
  }

  private static Optional<Long> directly(List<WindowNumbers> windows) {
    Optional<Long> a = p95(windows, Drill.DIRECT_A);
    return p95(windows, Drill.DIRECT_B)
        .filter(b -> a.isPresent())
        .map(b -> Math.max(0, b - a.orElseThrow()));
  }

  private static Optional<Long> duringFaults(List<WindowNumbers> windows) {
    Optional<Long> worst = Optional.empty();
    for (WindowNumbers during : windows) {
      Optional<Long> before = p95(windows, during.scene());
      if (during.window() == Window.DURING && during.latency().isPresent() && before.isPresent()) {
        long added = Math.max(0, during.latency().get().p95Micros() - before.get());
        worst = Optional.of(Math.max(added, worst.orElse(0L)));
      }
    }
    return worst;
  }

  private static Optional<Long> p95(List<WindowNumbers> windows, String scene) {
    return windows.stream()
        .filter(w -> w.window() == Window.BEFORE && w.scene().equals(scene))
        .flatMap(w -> w.latency().stream())
        .map(WindowNumbers.Latency::p95Micros)
        .findFirst();
  }

  /** What nobody compared counts neither as equal nor as different. */
  private static Objective integrity(Report.Goals goals, Integrity integrity) {
    Optional<BigDecimal> target = goals.integrityMin();
    if (integrity.fraction().isEmpty()) {
      return unmeasured("integrity", target, "", integrity.statement());
    }
    BigDecimal proven = new BigDecimal(integrity.fraction().get());
    BigDecimal most = integrity.atMost().map(BigDecimal::new).orElse(proven);
    boolean isOpen =
        target.isPresent()
            && proven.compareTo(target.get()) < 0
            && most.compareTo(target.get()) >= 0;
    if (isOpen) {
      String reason = "from " + proven.toPlainString() + " to " + most.toPlainString() + ": ";
      return unmeasured("integrity", target, "", reason + integrity.statement());
    }
    boolean isMissed = target.isPresent() && most.compareTo(target.get()) < 0;
    return judged("integrity", target, isMissed ? most : proven, "", integrity.statement(), true);
  }

  /** The part of equal objects, rounded so that a single difference never reads as all. */
  static String fraction(long equal, long all) {
    return BigDecimal.valueOf(equal)
        .divide(BigDecimal.valueOf(all), new MathContext(RATE_DIGITS + 2, RoundingMode.DOWN))
        .stripTrailingZeros()
        .toPlainString();
  }

  private static Objective access(Report.Goals goals, Parity parity) {
    boolean isWanted = goals.accessParity().orElse(false);
    Optional<String> target = isWanted ? Optional.of(Parity.SAME) : Optional.empty();
    if (parity.access().equals(Parity.UNKNOWN)) {
      return new Objective(
          "accessParity",
          isWanted ? Result.NOT_MEASURED : Result.NO_TARGET,
          target,
          Optional.empty(),
          "",
          Optional.of("no object was read by both identities on both sides"));
    }
    Result result = parity.access().equals(Parity.SAME) ? Result.MET : Result.BREACHED;
    return new Objective(
        "accessParity",
        isWanted ? result : Result.NO_TARGET,
        target,
        Optional.of(parity.access()),
        "",
        Optional.of(parity.accessRead() + " objects were asked for without a key on both sides"));
  }

  static Objective unmeasured(
      String name, Optional<BigDecimal> target, String unit, String reason) {
    return new Objective(
        name,
        target.isPresent() ? Result.NOT_MEASURED : Result.NO_TARGET,
        target.map(BigDecimal::toPlainString),
        Optional.empty(),
        unit,
        Optional.of(reason));
  }

  static Objective judged(
      String name,
      Optional<BigDecimal> target,
      BigDecimal measured,
      String unit,
      String reason,
      boolean isLeast) {
    int order = target.map(measured::compareTo).orElse(0);
    Result result = (isLeast ? order < 0 : order > 0) ? Result.BREACHED : Result.MET;
    return new Objective(
        name,
        target.isEmpty() ? Result.NO_TARGET : result,
        target.map(BigDecimal::toPlainString),
        Optional.of(measured.toPlainString()),
        unit,
        Optional.of(reason));
  }

  static BigDecimal seconds(long millis) {
    return BigDecimal.valueOf(millis).divide(THOUSAND);
  }
}
