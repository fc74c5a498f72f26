package dev.replinode.stackscript.lint;

import dev.replinode.stackscript.Tag;
import dev.replinode.stackscript.UserDefinedField;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rules about fields that offer a choice. */
final class OptionRules implements RuleGroup {
  private static final Rule DEFAULT =
      new Rule(
          "udf-default-not-offered",
          Severity.WARNING,
          false,
          "The default is none of the options, case and spaces counted");
  private static final Rule SPACE =
      new Rule(
          "udf-space-in-options",
          Severity.WARNING,
          false,
          "White space around a comma becomes part of the option");
  private static final Rule EMPTY =
      new Rule("udf-empty-option", Severity.WARNING, false, "One of the options is empty");
  private static final Rule REPEATED =
      new Rule("udf-repeated-option", Severity.WARNING, false, "An option is offered twice");
  private static final Rule BOTH =
      new Rule(
          "udf-oneof-with-manyof",
          Severity.WARNING,
          false,
          "A field has both oneOf and manyOf, which exclude each other");

  @Override
  public List<Rule> rules() {
    return List.of(DEFAULT, SPACE, EMPTY, REPEATED, BOTH);
  }

  @Override
  public void check(Script script, Findings findings) {
    for (TagText tag : script.fields()) {
      UserDefinedField field = tag.field();
      tag.attribute("oneof").ifPresent(list -> checkList(list, field.oneOf(), findings));
      tag.attribute("manyof").ifPresent(list -> checkList(list, field.manyOf(), findings));
      tag.attribute("default").ifPresent(value -> checkDefault(value, field, findings));
      if (!field.oneOf().isEmpty() && !field.manyOf().isEmpty()) {
        Tag.Attribute second = tag.attribute("manyof").orElseThrow();
        findings.add(
            BOTH,
            second.keyStart(),
            second.keyEnd(),
            "The field has both oneOf and manyOf, which exclude each other",
            "Keep one of them");
      }
    }
  }

  private static void checkList(Tag.Attribute list, List<String> options, Findings findings) {
    if (options.stream().anyMatch(option -> !option.equals(option.strip()))) {
      add(
          findings,
          SPACE,
          list,
          "White space becomes part of the option, as in " + spaced(options),
          "Write the options with commas only");
    }
    if (options.stream().anyMatch(String::isBlank)) {
      add(findings, EMPTY, list, "One of the options is empty", "Remove the comma too many");
    }
    Set<String> seen = new HashSet<>();
    options.stream()
        .filter(option -> !option.isBlank() && !seen.add(option))
        .findFirst()
        .ifPresent(
            option ->
                add(
                    findings,
                    REPEATED,
                    list,
                    "The option " + Excerpt.of(option) + " is offered twice",
                    "Keep one of them"));
  }

  private static String spaced(List<String> options) {
    return options.stream()
        .filter(option -> !option.equals(option.strip()))
        .findFirst()
        .map(Excerpt::of)
        .orElse("");
  }

  /** An empty default means that nothing need be chosen. */
  private static void checkDefault(Tag.Attribute value, UserDefinedField field, Findings findings) {
    boolean isMany = field.oneOf().isEmpty();
    Set<String> options = Set.copyOf(new HashSet<>(isMany ? field.manyOf() : field.oneOf()));
    if (value.value().isEmpty() || options.isEmpty()) {
      return;
    }
    List<String> parts =
        isMany ? Arrays.asList(value.value().split(",", -1)) : List.of(value.value());
    parts.stream()
        .filter(part -> !options.contains(part))
        .findFirst()
        .ifPresent(
            part ->
                add(
                    findings,
                    DEFAULT,
                    value,
                    "The default " + Excerpt.of(part) + " is none of the options",
                    remedy(part, options)));
  }

  private static String remedy(String part, Set<String> options) {
    return options.stream()
        .filter(option -> option.strip().equalsIgnoreCase(part.strip()))
        .findFirst()
        .map(option -> "Write it as the option is written: " + Excerpt.of(option))
        .orElse("Choose a default from the options, or add it to them");
  }

  private static void add(
      Findings findings, Rule rule, Tag.Attribute attribute, String message, String remedy) {
    findings.add(rule, attribute.valueStart(), attribute.valueEnd(), message, remedy);
  }
}
