package dev.replinode.stackscript.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One comment {@code # replinode: ignore RULE,RULE reason}.
 *
 * @param line where it stands, from 1
 * @param rules the ids as written, in order
 * @param end offset in the line behind the last rule, or where the first one is missing
 * @param reason why, trimmed; empty when none is given
 */
record IgnoreComment(int line, List<Named> rules, int end, String reason) {
  /**
   * A rule as it is named.
   *
   * @param id as written
   * @param start offset in the line
   */
  record Named(String id, int start) {}

  static final Rule UNKNOWN_RULE =
      new Rule(
          "ignore-unknown-rule",
          Severity.WARNING,
          false,
          "A comment asks to ignore a rule that does not exist");
  static final Rule WITHOUT_REASON =
      new Rule(
          "ignore-without-reason",
          Severity.WARNING,
          false,
          "A comment asks to ignore a rule and does not say why");
  static final List<Rule> RULES = List.of(UNKNOWN_RULE, WITHOUT_REASON);

  private static final String TOOL = "replinode:";
  private static final String VERB = "ignore";

  /** The comment on a line, or null when the line is none. Takes time linear in its length. */
  static IgnoreComment read(int number, String line) {
    int hash = skipBlanks(line, 0);
    if (hash == line.length() || line.charAt(hash) != '#') {
      return null;
    }
    int tool = skipBlanks(line, hash + 1);
    int verb = line.startsWith(TOOL, tool) ? skipBlanks(line, tool + TOOL.length()) : -1;
    if (verb < 0 || !line.startsWith(VERB, verb)) {
      return null;
    }
    int first = skipBlanks(line, verb + VERB.length());
    if (first == verb + VERB.length() && first < line.length()) {
      return null;
    }
    return parts(number, line, first);
  }

  private static IgnoreComment parts(int number, String line, int first) {
    List<Named> rules = new ArrayList<>();
    int at = first;
    int end = skipId(line, at);
    while (end > at) {
      rules.add(new Named(line.substring(at, end), at));
      int comma = skipBlanks(line, end);
      boolean isMore = comma < line.length() && line.charAt(comma) == ',';
      at = isMore ? skipBlanks(line, comma + 1) : end;
      end = skipId(line, at);
    }
    return new IgnoreComment(number, rules, end, line.substring(end).strip());
  }

  /** Adds what is wrong with this comment. */
  void addProblems(List<Finding> problems) {
    if (rules.isEmpty()) {
      problems.add(problem(UNKNOWN_RULE, end, end, "The comment names no rule to ignore", usage()));
    }
    for (Named rule : rules) {
      if (!isKnown(rule.id())) {
        problems.add(
            problem(
                UNKNOWN_RULE,
                rule.start(),
                rule.start() + rule.id().length(),
                "There is no rule " + Excerpt.of(rule.id()),
                "Copy the id from the finding that is to be ignored"));
      }
    }
    if (!rules.isEmpty() && reason.isEmpty()) {
      problems.add(
          problem(
              WITHOUT_REASON,
              rules.get(0).start(),
              end,
              "The comment does not say why the rule is ignored",
              usage()));
    }
  }

  private static String usage() {
    return "Write: # replinode: ignore RULE reason";
  }

  private Finding problem(Rule rule, int start, int end, String message, String remedy) {
    return new Finding(rule.severity(), rule.id(), line, start + 1, end - start, message, remedy);
  }

  private static boolean isKnown(String id) {
    boolean isOfShellcheck =
        id.length() > 2 && id.startsWith("SC") && id.substring(2).chars().allMatch(Chars::isDigit);
    return isOfShellcheck || id.startsWith("manifest-") || KnownRules.IDS.contains(id);
  }

  private static int skipBlanks(String line, int from) {
    int at = from;
    while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int skipId(String line, int from) {
    int at = from;
    while (at < line.length() && (Chars.isNamePart(line.charAt(at)) || line.charAt(at) == '-')) {
      at++;
    }
    return at;
  }

  /** Read when the first comment is judged: by then the list of rules is complete. */
  private static final class KnownRules {
    private static final Set<String> IDS =
        ScriptLint.rules().stream().map(Rule::id).collect(Collectors.toUnmodifiableSet());
  }
}
