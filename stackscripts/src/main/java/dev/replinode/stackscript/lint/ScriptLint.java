package dev.replinode.stackscript.lint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Looks for mistakes in one script. */
public final class ScriptLint {
  private static final List<RuleGroup> GROUPS =
      List.of(
          new FileRules(),
          new TagRules(),
          new SyntaxRules(),
          new KeyRules(),
          new NameRules(),
          new ValueRules(),
          new OptionRules(),
          new SecretRules(),
          new UseRules(),
          new IncludeRules(),
          new LanguageRules());

  private ScriptLint() {}

  /** Every rule that {@link #check} applies, in the order of their ids. */
  public static List<Rule> rules() {
    return Stream.concat(
            GROUPS.stream().flatMap(group -> group.rules().stream()), IgnoreComment.RULES.stream())
        .sorted(Comparator.comparing(Rule::id))
        .toList();
  }

  /**
   * The findings in a script file by place, less those that a comment {@code # replinode: ignore
   * RULE reason} on the line before asks to leave out. Never throws, whatever the bytes, and takes
   * time linear in their number.
   */
  public static List<Finding> check(byte[] file) {
    Script script = new Script(file);
    Findings findings = new Findings(script.lines());
    GROUPS.forEach(group -> group.check(script, findings));
    Ignores ignores = Ignores.of(script.lines().all());
    List<Finding> all = new ArrayList<>(findings.all());
    all.addAll(ignores.problems());
    all.sort(Finding.BY_PLACE);
    return ignores.filter(all);
  }
}
