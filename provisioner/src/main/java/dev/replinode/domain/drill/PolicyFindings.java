package dev.replinode.domain.drill;

import dev.replinode.domain.failover.EdgeConfiguration;
import dev.replinode.domain.failover.EdgeLint;
import java.util.List;
import java.util.Locale;

/** The mistakes of an edge's rules as findings of a drill. */
public final class PolicyFindings {
  private final EdgeLint lint;
  private final String file;

  /** Judges by the plan's target, and names its file. */
  public PolicyFindings(DrillPlan plan) {
    this(
        new EdgeLint(plan.targets().rto().orElse(EdgeLint.USUAL_RTO)),
        plan.policy().map(Object::toString).orElse("rules"));
  }

  /** Judges by {@code lint} and calls the rules {@code file}. */
  public PolicyFindings(EdgeLint lint, String file) {
    this.lint = lint;
    this.file = file;
  }

  /** A finding for each mistake, named by file and line. */
  public List<Finding> of(EdgeConfiguration rules) {
    return rules.check(lint).stream().map(this::finding).toList();
  }

  private Finding finding(dev.replinode.stackscript.lint.Finding mistake) {
    return new Finding(
        mistake.rule().toUpperCase(Locale.ROOT),
        severity(mistake.severity()),
        List.of(file + ":" + mistake.line()),
        1,
        "rules that fail over",
        mistake.message(),
        mistake.remedy(),
        "",
        "");
  }

  private static Severity severity(dev.replinode.stackscript.lint.Severity severity) {
    return switch (severity) {
      case ERROR -> Severity.CRITICAL;
      case WARNING -> Severity.WARNING;
      case INFO -> Severity.INFO;
    };
  }
}
