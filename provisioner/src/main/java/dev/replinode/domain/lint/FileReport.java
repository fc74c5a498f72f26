package dev.replinode.domain.lint;

import dev.replinode.stackscript.UserDefinedField;
import dev.replinode.stackscript.lint.Finding;
import java.util.List;

/**
 * What linting one file found.
 *
 * @param file its name, as the user gave it or found below the folder that the user gave
 * @param fields the user-defined fields as the platform will read them; none for a manifest
 * @param findings by place
 * @param lines the file's lines, so that a finding can be shown
 */
public record FileReport(
    String file, List<UserDefinedField> fields, List<Finding> findings, List<String> lines) {
  /** Copies the lists. */
  public FileReport {
    fields = List.copyOf(fields);
    findings = List.copyOf(findings);
    lines = List.copyOf(lines);
  }
}
