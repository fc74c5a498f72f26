package dev.replinode.report;

import dev.replinode.domain.drill.Objective;
import dev.replinode.domain.drill.Report;
import dev.replinode.domain.drill.SceneResult;
import dev.replinode.domain.drill.WindowNumbers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;

/** Numbers and names of a report as people read them. */
final class Words {
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

  private Words() {}

  /** {@code 12.3 ms}, or a dash for what was not measured. */
  static String micros(Optional<Long> micros) {
    return micros.map(Words::micros).orElse("–");
  }

  static String micros(long micros) {
    return BigDecimal.valueOf(micros).divide(THOUSAND, 1, RoundingMode.HALF_UP) + " ms";
  }

  static String millis(Optional<Long> millis) {
    return millis.map(ms -> BigDecimal.valueOf(ms).divide(THOUSAND) + " s").orElse("–");
  }

  /** When reads came right, and else what is known of that. */
  static String recovery(SceneResult scene) {
    if (scene.totalMillis().isPresent()) {
      return millis(scene.totalMillis());
    }
    return scene.isTold()
        ? "never, watched for " + millis(scene.lowerBoundMillis())
        : "too few answers to tell";
  }

  static String withUnit(Optional<String> number, String unit) {
    return number.map(n -> unit.isEmpty() ? n : n + " " + unit).orElse("–");
  }

  /** {@code NOT_MEASURED} as {@code not measured}. */
  static String spoken(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static String objective(Objective objective) {
    return switch (objective.name()) {
      case "rto" -> "Recovery time (RTO)";
      case "rpo" -> "Data at risk (RPO)";
      case "errorRate" -> "Failed reads during faults";
      case "addedLatency" -> "Added latency";
      case "integrity" -> "Integrity";
      case "accessParity" -> "Access parity";
      default -> objective.name();
    };
  }

  static String p95(WindowNumbers window) {
    return micros(window.latency().map(WindowNumbers.Latency::p95Micros));
  }

  /** What kind of rehearsal it was; an emulation must never read as the real edge. */
  static String kind(Report report) {
    Report.Head drill = report.drill();
    String level = "level " + drill.level();
    String basis =
        switch (drill.basis()) {
          case "sandbox" -> "in a sandbox: both buckets are local, nothing outside was touched";
          case "emulated" ->
              "emulated: a proxy on the operator's machine stood for the edge, so that its recovery"
                  + " time is not the edge's";
          case "staging edge" -> "on the staging edge: good for function, not for timing";
          default -> "nothing was made to fail";
        };
    return level + ", " + basis;
  }
}
