package dev.replinode.catalog;

import dev.replinode.domain.lint.FileReport;
import dev.replinode.stackscript.UserDefinedField;
import dev.replinode.stackscript.UserDefinedFields;
import dev.replinode.stackscript.lint.Finding;
import dev.replinode.stackscript.lint.Ignores;
import dev.replinode.stackscript.lint.ScriptLint;
import java.util.ArrayList;
import java.util.List;

/** The findings in one file while several look at it; what its author ignores is left out. */
final class OpenReport {
  private final LintFile file;
  private final List<String> lines;
  private final Ignores ignores;
  private final List<Finding> findings = new ArrayList<>();

  /** What the file itself tells. */
  OpenReport(LintFile file) {
    this.file = file;
    this.lines = file.lines();
    this.ignores = Ignores.of(lines);
    if (file.manifest().isPresent()) {
      add(file.manifest().get().findings());
      add(ignores.problems());
    } else if (file.isEdge()) {
      add(EdgeFile.check(file.text()));
    } else {
      add(ScriptLint.check(file.bytes()));
    }
  }

  LintFile file() {
    return file;
  }

  /** Adds what somebody else found. */
  void add(List<Finding> more) {
    findings.addAll(ignores.filter(more));
  }

  /** Takes back what a rule found: somebody who knows better is asked instead. */
  void remove(String rule) {
    findings.removeIf(finding -> finding.rule().equals(rule));
  }

  /** The report, as far as it goes. */
  FileReport report() {
    List<UserDefinedField> fields =
        file.isScript() ? UserDefinedFields.read(file.text()) : List.of();
    return new FileReport(
        file.name(), fields, findings.stream().sorted(Finding.BY_PLACE).toList(), lines);
  }
}
