package dev.replinode.stackscript.lint;

import java.util.ArrayList;
import java.util.List;

/** Collects findings of one text and turns offsets into places. */
final class Findings {
  private final Lines lines;
  private final List<Finding> found = new ArrayList<>();

  Findings(Lines lines) {
    this.lines = lines;
  }

  /**
   * Adds a finding at the offsets {@code start..end}; what lies on later lines than the first is
   * not marked.
   */
  void add(Rule rule, int start, int end, String message, String remedy) {
    int line = lines.lineAt(start);
    int marked = Math.max(0, Math.min(end, lines.end(line)) - start);
    int column = start - lines.start(line) + 1;
    found.add(new Finding(rule.severity(), rule.id(), line, column, marked, message, remedy));
  }

  /** How many there are by now. */
  int size() {
    return found.size();
  }

  /** All of them in the order in which they were added. */
  List<Finding> all() {
    return List.copyOf(found);
  }
}
