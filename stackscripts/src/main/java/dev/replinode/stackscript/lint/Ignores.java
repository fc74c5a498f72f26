package dev.replinode.stackscript.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The comments of a file by which its author asks to leave findings out: {@code # replinode: ignore
 * RULE reason} on the line before. Several rules are separated by commas; several such comments may
 * stand below one another. Nothing but white space may stand before the {@code #}.
 */
public final class Ignores {
  private final Map<Integer, Set<String>> rulesByLine;
  private final List<IgnoreComment> comments;

  private Ignores(Map<Integer, Set<String>> rulesByLine, List<IgnoreComment> comments) {
    this.rulesByLine = rulesByLine;
    this.comments = List.copyOf(comments);
  }

  /**
   * Reads the comments of a file in a language whose comments begin with {@code #}.
   *
   * @param lines of the file, in order, without their line ends
   */
  public static Ignores of(List<String> lines) {
    Map<Integer, Set<String>> rulesByLine = new HashMap<>();
    List<IgnoreComment> comments = new ArrayList<>();
    Set<String> open = new HashSet<>();
    int number = 0;
    for (String line : lines) {
      number++;
      IgnoreComment comment = IgnoreComment.read(number, line);
      if (comment != null) {
        comments.add(comment);
        comment.rules().forEach(rule -> open.add(rule.id()));
      } else if (!open.isEmpty()) {
        rulesByLine.put(number, Set.copyOf(open));
        open.clear();
      }
    }
    return new Ignores(rulesByLine, comments);
  }

  /** The findings that no comment asks to leave out, in their order. */
  public List<Finding> filter(List<Finding> findings) {
    return findings.stream()
        .filter(
            finding -> !rulesByLine.getOrDefault(finding.line(), Set.of()).contains(finding.rule()))
        .toList();
  }

  /**
   * What is wrong with the comments themselves: an unknown rule, a missing reason. {@link
   * ScriptLint#check} tells it for scripts.
   */
  public List<Finding> problems() {
    List<Finding> problems = new ArrayList<>();
    for (IgnoreComment comment : comments) {
      comment.addProblems(problems);
    }
    return List.copyOf(problems);
  }
}
