package dev.replinode.stackscript.lint;

import dev.replinode.stackscript.Tag;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rules about which attributes a field has. */
final class KeyRules implements RuleGroup {
  private static final Rule UNKNOWN =
      new Rule(
          "udf-unknown-attribute",
          Severity.WARNING,
          false,
          "An attribute nearly has the name of one that means something");
  private static final Rule REPEATED =
      new Rule(
          "udf-repeated-attribute",
          Severity.WARNING,
          false,
          "An attribute is written twice in one tag: the last one wins");
  private static final Rule HEADER_DEFAULT =
      new Rule(
          "udf-header-default",
          Severity.WARNING,
          false,
          "A caption has no default: deployments through the API must supply a value for it");

  @Override
  public List<Rule> rules() {
    return List.of(UNKNOWN, REPEATED, HEADER_DEFAULT);
  }

  @Override
  public void check(Script script, Findings findings) {
    for (TagText tag : script.fields()) {
      if (tag.innerOpening() >= 0) {
        continue;
      }
      Set<String> seen = new HashSet<>();
      for (Tag.Attribute attribute : tag.attributes()) {
        checkKey(attribute, findings);
        checkRepeated(attribute, seen, findings);
      }
      checkHeader(tag, findings);
    }
  }

  private static void checkKey(Tag.Attribute attribute, Findings findings) {
    Attributes.nearest(attribute.key())
        .ifPresent(
            near ->
                findings.add(
                    UNKNOWN,
                    attribute.keyStart(),
                    attribute.keyEnd(),
                    "The attribute "
                        + Excerpt.of(attribute.key())
                        + " means nothing to the platform",
                    "Write " + near + " if that was meant"));
  }

  private static void checkRepeated(Tag.Attribute attribute, Set<String> seen, Findings findings) {
    if (!seen.add(attribute.key())) {
      findings.add(
          REPEATED,
          attribute.keyStart(),
          attribute.keyEnd(),
          "The attribute " + Excerpt.of(attribute.key()) + " stands here again: the last one wins",
          "Keep one of them");
    }
  }

  private static void checkHeader(TagText tag, Findings findings) {
    if (tag.isHeader() && tag.field().isRequired()) {
      findings.add(
          HEADER_DEFAULT,
          tag.tag().start(),
          tag.endOnFirstLine(),
          "The caption has no default: deployments through the API must supply a value for it",
          "Add default=\"Yes\"");
    }
  }
}
