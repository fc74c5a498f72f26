package dev.replinode.stackscript.lint;

import java.util.List;

/** Rules about scripts that are not for a shell. */
final class LanguageRules implements RuleGroup {
  private static final Rule NOT_SHELL =
      new Rule(
          "udf-not-shell",
          Severity.INFO,
          false,
          "The script has fields and is not for a shell: the guide promises fields to bash only");

  @Override
  public List<Rule> rules() {
    return List.of(NOT_SHELL);
  }

  @Override
  public void check(Script script, Findings findings) {
    if (!script.interpreter().isShell() && !script.fields().isEmpty()) {
      TagText first = script.fields().get(0);
      findings.add(
          NOT_SHELL,
          first.tag().start(),
          first.endOnFirstLine(),
          "The script is for "
              + Excerpt.of(script.interpreter().name())
              + ": the platform's guide promises the values of fields to bash scripts only",
          "Read the values from the environment, by the names in upper case, and try it once");
    }
  }
}
