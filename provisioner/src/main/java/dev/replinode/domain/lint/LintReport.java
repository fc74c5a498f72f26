package dev.replinode.domain.lint;

import dev.replinode.stackscript.lint.Severity;
import java.util.List;

/**
 * What linting found.
 *
 * @param files a report each, in a stable order
 * @param notes what was not looked at, in whole sentences
 */
public record LintReport(List<FileReport> files, List<String> notes) {
  /** Copies the lists. */
  public LintReport {
    files = List.copyOf(files);
    notes = List.copyOf(notes);
  }

  /** How many findings are of this severity. */
  public long count(Severity severity) {
    return files.stream()
        .flatMap(file -> file.findings().stream())
        .filter(finding -> finding.severity() == severity)
        .count();
  }
}
