package dev.replinode.catalog;

import dev.replinode.stackscript.lint.Finding;
import dev.replinode.stackscript.lint.Rule;
import dev.replinode.stackscript.lint.ScriptLint;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules for scripts and for manifests together. */
final class Rules {
  private static final Set<String> REFUSED =
      all().stream().filter(Rule::isRefused).map(Rule::id).collect(Collectors.toUnmodifiableSet());

  private Rules() {}

  /** Every rule, in the order of their ids. */
  static List<Rule> all() {
    return Stream.concat(ScriptLint.rules().stream(), ManifestRules.all().stream())
        .sorted(Comparator.comparing(Rule::id))
        .toList();
  }

  /** Whether publishing would surely fail over {@code finding}. */
  static boolean isRefused(Finding finding) {
    return REFUSED.contains(finding.rule());
  }
}
