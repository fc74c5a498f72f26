package dev.replinode.stackscript.lint;

import java.util.List;

/** Rules about other StackScripts that are put in. */
final class IncludeRules implements RuleGroup {
  private static final Rule MALFORMED =
      new Rule(
          "ssinclude-malformed",
          Severity.ERROR,
          false,
          "An ssinclude names no StackScript: the id is missing or no number");
  private static final Rule UNKNOWN =
      new Rule(
          "ssinclude-unknown",
          Severity.WARNING,
          false,
          "An ssinclude names a StackScript that is not known to be Linode's own");

  @Override
  public List<Rule> rules() {
    return List.of(MALFORMED, UNKNOWN);
  }

  /** In comments, where people write about includes, a malformed one is none. */
  @Override
  public void check(Script script, Findings findings) {
    LineHeads heads = new LineHeads(script.lines(), script.text());
    for (IncludeTag tag : IncludeTag.all(script.text())) {
      if (tag.number().isEmpty()) {
        boolean isOnCommentLine = heads.at(tag.start()).isComment();
        if (!isOnCommentLine && !script.uses().isComment(tag.start())) {
          findings.add(
              MALFORMED,
              tag.start(),
              tag.end(),
              cause(tag),
              "Write <ssinclude StackScriptID=\"1\"> with the id of the StackScript");
        }
      } else if (!Includes.isOfLinode(tag.number().getAsLong())) {
        findings.add(
            UNKNOWN,
            tag.start(),
            tag.end(),
            "StackScript " + tag.id() + " is not known to be one of Linode's own",
            "Make sure that it exists and is public, or in your account");
      }
    }
  }

  private static String cause(IncludeTag tag) {
    if (!tag.isClosed()) {
      return "The ssinclude has no closing > on its line";
    }
    return tag.id().isEmpty()
        ? "The ssinclude has no StackScriptID"
        : Excerpt.of(tag.id()) + " is not the id of a StackScript";
  }
}
