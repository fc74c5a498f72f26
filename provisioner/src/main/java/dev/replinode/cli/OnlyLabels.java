package dev.replinode.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** The labels that a command is limited to. */
final class OnlyLabels {
  @Option(
      names = "--only",
      paramLabel = "LABEL",
      description = "Only the script of this label; may be given again.")
  private List<String> given = new ArrayList<>();

  /** The labels; none means that all are meant. */
  Set<String> labels() {
    return new LinkedHashSet<>(given);
  }
}
