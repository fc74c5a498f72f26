package dev.replinode.stackscript.lint;

import java.util.List;

/** Rules about one matter. */
interface RuleGroup {
  /** The rules, in any order. */
  List<Rule> rules();

  /** Adds what they find; each finding is of one of {@link #rules()}. */
  void check(Script script, Findings findings);
}
