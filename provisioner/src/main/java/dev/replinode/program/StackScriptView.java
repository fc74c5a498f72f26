package dev.replinode.program;

import dev.replinode.program.ShellCheckAnswer.Comment;
import dev.replinode.stackscript.UserDefinedField;
import dev.replinode.stackscript.UserDefinedFields;
import dev.replinode.stackscript.lint.Finding;
import dev.replinode.stackscript.lint.Severity;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Shellcheck's remarks on one script, seen by somebody who knows what a StackScript is. */
final class StackScriptView {
  /** Files that are not there are not followed; that says nothing about the script. */
  private static final Set<Integer> NOT_FOLLOWED = Set.of(1090, 1091);

  /** Byte order mark and carriage returns: rules of this tool's own tell them once a file. */
  private static final Set<Integer> TOLD_ALREADY = Set.of(1017, 1082);

  /** A variable that nobody sets, or sets under a similar name. */
  private static final Set<Integer> NOT_ASSIGNED = Set.of(2153, 2154);

  private static final Pattern VARIABLE =
      Pattern.compile("(\\w+) (?:is referenced but not assigned|may not be assigned)");

  private static final String WIKI = "https://www.shellcheck.net/wiki/";

  private final List<String> lines;
  private final Set<String> variables;
  private final boolean hasIncludes;

  StackScriptView(String script) {
    this.lines = List.of(script.split("\n", -1));
    this.variables =
        UserDefinedFields.read(script).stream()
            .map(UserDefinedField::variable)
            .collect(Collectors.toUnmodifiableSet());
    this.hasIncludes = IncludeTags.isIn(script);
  }

  /** The remarks that can be true, as findings. */
  List<Finding> findings(List<Comment> comments) {
    return comments.stream().filter(this::canBeTrue).map(this::finding).toList();
  }

  private boolean canBeTrue(Comment comment) {
    if (NOT_ASSIGNED.contains(comment.code())) {
      Matcher variable = VARIABLE.matcher(comment.message());
      return !hasIncludes && !(variable.find() && isSet(variable.group(1)));
    }
    return !NOT_FOLLOWED.contains(comment.code()) && !TOLD_ALREADY.contains(comment.code());
  }

  /** The platform sets the fields, by their upper-case names, and some variables of its own. */
  private boolean isSet(String variable) {
    return variables.contains(variable) || variable.startsWith("LINODE_");
  }

  private Finding finding(Comment comment) {
    String line = comment.line() <= lines.size() ? lines.get(comment.line() - 1) : "";
    int start = units(line, comment.column());
    int end =
        comment.endLine() == comment.line() ? units(line, comment.endColumn()) : line.length();
    return new Finding(
        severity(comment.level()),
        "SC" + comment.code(),
        comment.line(),
        start + 1,
        Math.max(0, end - start),
        comment.message().strip().replaceFirst("(?<!\\.)\\.$", ""),
        "See " + WIKI + "SC" + comment.code());
  }

  /** The UTF-16 units of {@code line} before a column that counts code points from 1. */
  private static int units(String line, int column) {
    int points = Math.max(0, Math.min(column - 1, line.codePointCount(0, line.length())));
    return line.offsetByCodePoints(0, points);
  }

  private static Severity severity(String level) {
    return switch (level) {
      case "error" -> Severity.ERROR;
      case "warning" -> Severity.WARNING;
      default -> Severity.INFO;
    };
  }
}
