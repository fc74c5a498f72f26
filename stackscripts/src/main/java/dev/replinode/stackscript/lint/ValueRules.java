package dev.replinode.stackscript.lint;

import dev.replinode.stackscript.Tag;
import java.util.List;

/** Rules about single values. */
final class ValueRules implements RuleGroup {
  private static final Rule AMPERSAND =
      new Rule(
          "udf-ampersand",
          Severity.WARNING,
          false,
          "A value holds an &: nobody knows whether the platform decodes entities");
  private static final Rule LINE_BREAK =
      new Rule(
          "udf-value-line-break",
          Severity.WARNING,
          false,
          "A value is broken over lines: the platform deletes the line end");

  @Override
  public List<Rule> rules() {
    return List.of(AMPERSAND, LINE_BREAK);
  }

  @Override
  public void check(Script script, Findings findings) {
    for (TagText tag : script.fields()) {
      for (Tag.Attribute attribute : tag.attributes()) {
        checkAmpersand(script.text(), attribute, findings);
        checkLineBreak(attribute, findings);
      }
    }
  }

  private static void checkAmpersand(String text, Tag.Attribute attribute, Findings findings) {
    if (attribute.value().indexOf('&') >= 0) {
      int at = text.indexOf('&', attribute.valueStart());
      findings.add(
          AMPERSAND,
          at,
          at + 1,
          "The value holds an &: nobody knows whether the platform decodes entities",
          "Write the value without &");
    }
  }

  private static void checkLineBreak(Tag.Attribute attribute, Findings findings) {
    int length = attribute.valueEnd() - attribute.valueStart();
    if (length != attribute.value().length()) {
      findings.add(
          LINE_BREAK,
          attribute.valueStart(),
          attribute.valueEnd(),
          "The value is broken over lines: the platform deletes the line end and reads "
              + Excerpt.of(attribute.value()),
          "Write the value on one line");
    }
  }
}
