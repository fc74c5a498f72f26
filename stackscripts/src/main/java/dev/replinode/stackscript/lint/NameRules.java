package dev.replinode.stackscript.lint;

import dev.replinode.stackscript.Tag;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rules about names and labels of fields. */
final class NameRules implements RuleGroup {
  /** The guide: names have fewer than 64 characters. */
  private static final int LONGEST = 63;

  private static final Rule CHARACTERS =
      new Rule(
          "udf-name-characters",
          Severity.ERROR,
          true,
          "A name holds other characters than A-Z, a-z, 0-9 and _: the platform refuses it");
  private static final Rule TOO_LONG =
      new Rule("udf-name-too-long", Severity.ERROR, false, "A name has 64 characters or more");
  private static final Rule DIGIT =
      new Rule(
          "udf-name-digit",
          Severity.ERROR,
          false,
          "A name begins with a digit: the shell has no such variable");
  private static final Rule SHADOWS_SHELL =
      new Rule(
          "udf-name-shadows-shell",
          Severity.ERROR,
          false,
          "A field takes the place of a variable without which the shell does not work");
  private static final Rule SHADOWS_ENVIRONMENT =
      new Rule(
          "udf-name-shadows-environment",
          Severity.WARNING,
          false,
          "A field takes the place of a variable that programs rely on");
  private static final Rule DUPLICATE_NAME =
      new Rule(
          "udf-duplicate-name",
          Severity.ERROR,
          false,
          "Two fields have one name, or names that differ in case only: both are one variable");
  private static final Rule DUPLICATE_LABEL =
      new Rule("udf-duplicate-label", Severity.WARNING, false, "Two fields have the same label");

  @Override
  public List<Rule> rules() {
    return List.of(
        CHARACTERS,
        TOO_LONG,
        DIGIT,
        SHADOWS_SHELL,
        SHADOWS_ENVIRONMENT,
        DUPLICATE_NAME,
        DUPLICATE_LABEL);
  }

  @Override
  public void check(Script script, Findings findings) {
    Map<String, TagText> names = new HashMap<>();
    Map<String, TagText> labels = new HashMap<>();
    for (TagText tag : script.fields()) {
      tag.attribute("name")
          .filter(name -> !name.value().isEmpty())
          .ifPresent(
              name -> {
                checkForm(name, findings);
                checkShadow(tag, name, findings);
                TagText first = names.putIfAbsent(tag.field().variable(), tag);
                if (first != null) {
                  addDuplicateName(first, name, findings);
                }
              });
      tag.attribute("label")
          .filter(label -> !label.value().isEmpty())
          .filter(label -> labels.putIfAbsent(label.value(), tag) != null)
          .ifPresent(label -> addDuplicateLabel(label, findings));
    }
  }

  private static void checkForm(Tag.Attribute name, Findings findings) {
    String value = name.value();
    if (!value.chars().allMatch(Chars::isNamePart)) {
      add(
          findings,
          CHARACTERS,
          name,
          "The name " + Excerpt.of(value) + " holds other characters than A-Z, a-z, 0-9 and _",
          "Write, for example, " + Excerpt.of(valid(value)));
    } else if (Chars.isDigit(value.charAt(0))) {
      add(
          findings,
          DIGIT,
          name,
          "The name begins with a digit: the shell has no variable " + Excerpt.of(value),
          "Put a letter or _ before it");
    }
    if (value.length() > LONGEST) {
      add(
          findings,
          TOO_LONG,
          name,
          "The name has " + value.length() + " characters, more than " + LONGEST,
          "Shorten it");
    }
  }

  private static String valid(String name) {
    StringBuilder valid = new StringBuilder();
    name.strip()
        .chars()
        .limit(LONGEST)
        .forEach(c -> valid.append(Chars.isNamePart(c) ? (char) c : '_'));
    return valid.toString();
  }

  private static void checkShadow(TagText tag, Tag.Attribute name, Findings findings) {
    String variable = tag.field().variable();
    if (Environment.isVital(variable)) {
      add(
          findings,
          SHADOWS_SHELL,
          name,
          "The field takes the place of " + variable + ", without which the shell does not work",
          "Choose another name");
    } else if (Environment.isReliedOn(variable)) {
      add(
          findings,
          SHADOWS_ENVIRONMENT,
          name,
          "The field takes the place of " + variable + ", which programs rely on",
          "Choose another name");
    }
  }

  private static void addDuplicateName(TagText first, Tag.Attribute name, Findings findings) {
    boolean isSame = first.field().name().equals(name.value());
    add(
        findings,
        DUPLICATE_NAME,
        name,
        isSame
            ? "Another field has the same name"
            : "This name and " + Excerpt.of(first.field().name()) + " are one variable",
        "Choose another name");
  }

  private static void addDuplicateLabel(Tag.Attribute label, Findings findings) {
    add(
        findings,
        DUPLICATE_LABEL,
        label,
        "Another field has the same label",
        "Say in the label what sets the field apart");
  }

  private static void add(
      Findings findings, Rule rule, Tag.Attribute attribute, String message, String remedy) {
    findings.add(rule, attribute.valueStart(), attribute.valueEnd(), message, remedy);
  }
}
