package dev.replinode.stackscript.lint;

import java.util.List;

/**
 * Rules about how attributes are written: quotes, equal signs, text that stands between them. A tag
 * that is sound in this respect must have the two attributes that every field needs.
 */
final class SyntaxRules implements RuleGroup {
  static final Rule SINGLE_QUOTES =
      error("udf-single-quotes", "A value stands in single quotes: it is not read");
  static final Rule UNQUOTED =
      error("udf-unquoted-value", "A value stands in no double quotes: it is not read");
  static final Rule SPACE_AFTER =
      error("udf-space-after-equals", "White space stands behind an =: the value is not read");
  static final Rule SPACE_BEFORE =
      warning("udf-space-before-equals", "White space stands before an =");
  static final Rule OPEN_QUOTE =
      error("udf-open-quote", "A double quote is opened and not closed, or the other way round");
  static final Rule ESCAPED_QUOTE =
      error("udf-escaped-quote", "A double quote inside a value ends it, also behind a backslash");
  static final Rule BRACKET =
      error("udf-bracket-in-value", "A > inside a value ends the tag: the value is lost");
  static final Rule STRAY_TEXT =
      error("udf-stray-text", "Text between two attributes becomes part of the second one's key");
  static final Rule CONTINUED =
      error(
          "udf-continued-comment",
          "A tag is continued on a comment line: the # becomes part of the attribute's key");
  static final Rule TRAILING_TEXT =
      warning("udf-trailing-text", "Text behind the last value of a tag is not read");
  private static final Rule MISSING_NAME =
      error("udf-missing-name", "A field has no name: no value can be given to it");
  private static final Rule MISSING_LABEL =
      error("udf-missing-label", "A field has no label: forms have nothing to ask for");

  @Override
  public List<Rule> rules() {
    return List.of(
        SINGLE_QUOTES,
        UNQUOTED,
        SPACE_AFTER,
        SPACE_BEFORE,
        OPEN_QUOTE,
        ESCAPED_QUOTE,
        BRACKET,
        STRAY_TEXT,
        CONTINUED,
        TRAILING_TEXT,
        MISSING_NAME,
        MISSING_LABEL);
  }

  @Override
  public void check(Script script, Findings findings) {
    for (TagText tag : script.tags()) {
      int before = findings.size();
      if (tag.innerOpening() >= 0) {
        continue;
      }
      if (tag.tag().isClosed()) {
        new TagSyntax(tag, findings).check();
      }
      if (tag.isField() && findings.size() == before) {
        checkNeeded(MISSING_NAME, "name", tag, findings);
        checkNeeded(MISSING_LABEL, "label", tag, findings);
      }
    }
  }

  private static void checkNeeded(Rule rule, String key, TagText tag, Findings findings) {
    if (tag.field().attribute(key).orElse("").isEmpty()) {
      findings.add(
          rule,
          tag.tag().start(),
          tag.endOnFirstLine(),
          "The field has no " + key,
          "Add " + key + "=\"\u2026\"");
    }
  }

  private static Rule error(String id, String summary) {
    return new Rule(id, Severity.ERROR, false, summary);
  }

  private static Rule warning(String id, String summary) {
    return new Rule(id, Severity.WARNING, false, summary);
  }
}
