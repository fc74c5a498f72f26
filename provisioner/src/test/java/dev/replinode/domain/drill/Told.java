package dev.replinode.domain.drill;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** What reports tell, and limits for drills. */
final class Told {
  private Told() {}

  /** What is more than good to know. */
  static List<String> notable(Report report) {
    return report.findings().stream()
        .filter(finding -> finding.severity() != Severity.INFO)
        .map(Finding::id)
        .toList();
  }

  static Objective objective(Report report, String name) {
    return report.objectives().stream()
        .filter(o -> o.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  static Finding finding(Report report, String id) {
    return report.findings().stream().filter(f -> f.id().equals(id)).findFirst().orElseThrow();
  }

  static Limits limits(OptionalInt maxFailures, long maxRequests) {
    return new Limits(
        maxRequests,
        1_000_000_000,
        BigDecimal.TEN,
        new BigDecimal("0.015"),
        Duration.ofMinutes(5),
        maxFailures);
  }
}
