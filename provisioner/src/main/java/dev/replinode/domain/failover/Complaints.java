package dev.replinode.domain.failover;

import dev.replinode.stackscript.lint.Finding;
import dev.replinode.stackscript.lint.Rule;
import java.util.ArrayList;
import java.util.List;

/** Collects what a linter finds. */
final class Complaints {
  private final List<Finding> findings = new ArrayList<>();

  void add(Rule rule, Spot spot, String message, String remedy) {
    findings.add(
        new Finding(
            rule.severity(),
            rule.id(),
            spot.line(),
            spot.column(),
            spot.length(),
            message,
            remedy));
  }

  List<Finding> sorted() {
    return findings.stream().sorted(Finding.BY_PLACE).toList();
  }
}
