package dev.replinode.stackscript.lint;

import dev.replinode.stackscript.UserDefinedField;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Rules about fields and variables that do not fit one another; for shell scripts only. */
final class UseRules implements RuleGroup {
  /** Bounds the time: a variable is compared with so many fields at most. */
  private static final int MOST_CANDIDATES = 200;

  /** Bounds the time: so many variables are compared. */
  private static final int MOST_COMPARED = 500;

  private static final Rule NEVER_USED =
      new Rule(
          "field-never-used",
          Severity.WARNING,
          false,
          "The script never speaks of a field's variable");
  private static final Rule LOWER_CASE =
      new Rule(
          "field-lower-case",
          Severity.WARNING,
          false,
          "The script reads a field in lower case, but the platform sets the upper-case variable");
  private static final Rule NEAR_FIELD =
      new Rule(
          "variable-near-field",
          Severity.WARNING,
          false,
          "A variable that nothing sets is nearly named as a field");
  private static final Rule UNDECLARED =
      new Rule(
          "variable-undeclared",
          Severity.WARNING,
          false,
          "A variable is read that no field and nothing in the script sets");

  @Override
  public List<Rule> rules() {
    return List.of(NEVER_USED, LOWER_CASE, NEAR_FIELD, UNDECLARED);
  }

  @Override
  public void check(Script script, Findings findings) {
    if (script.interpreter().isShell()) {
      checkFields(script, findings);
      checkVariables(script, findings);
    }
  }

  private static void checkFields(Script script, Findings findings) {
    ShellUses uses = script.uses();
    Set<String> words = WordsInCode.of(script);
    Set<String> read =
        uses.uses().stream().map(ShellUses.Use::name).collect(Collectors.toUnmodifiableSet());
    boolean isForOthers = uses.isDynamic() || areForPrograms(script, words);
    List<TagText> fields = uses.isOpen() ? List.of() : script.fields();
    for (TagText tag : fields) {
      if (!Chars.isVariable(tag.field().name()) || isForTheForm(tag)) {
        continue;
      }
      if (isReadInLowerCase(tag.field(), uses, read, words)) {
        addLowerCase(tag, findings);
      } else if (!isForOthers && !words.contains(tag.field().variable())) {
        addNeverUsed(tag, findings);
      }
    }
  }

  /** Whether a script uses none of its fields but starts other programs: it is they that do. */
  private static boolean areForPrograms(Script script, Set<String> words) {
    return script.uses().isStarter()
        && script.fields().stream().noneMatch(tag -> words.contains(tag.field().variable()));
  }

  private static void addLowerCase(TagText tag, Findings findings) {
    String variable = tag.field().variable();
    add(
        findings,
        LOWER_CASE,
        tag,
        "The script reads $" + tag.field().name() + ", but the platform sets $" + variable,
        "Read ${" + variable + "}");
  }

  private static void addNeverUsed(TagText tag, Findings findings) {
    add(
        findings,
        NEVER_USED,
        tag,
        "The script never speaks of $"
            + tag.field().variable()
            + ", which holds this field's value",
        "Use it, or remove the field");
  }

  /** Captions, and the number of nodes, which the platform's form adds up. */
  private static boolean isForTheForm(TagText tag) {
    String name = Chars.lower(tag.field().name());
    return tag.isHeader() || name.equals("cluster_size") || name.endsWith("_cluster_size");
  }

  private static boolean isReadInLowerCase(
      UserDefinedField field, ShellUses uses, Set<String> read, Set<String> words) {
    String variable = field.variable();
    boolean isRead =
        read.contains(variable) || (words.contains(variable) && !uses.isAssigned(variable));
    return !isRead && read.contains(field.name()) && !uses.isAssigned(field.name());
  }

  private static void add(
      Findings findings, Rule rule, TagText tag, String message, String remedy) {
    tag.attribute("name")
        .ifPresent(name -> findings.add(rule, name.valueStart(), name.valueEnd(), message, remedy));
  }

  private static void checkVariables(Script script, Findings findings) {
    ShellUses uses = script.uses();
    Set<String> fields = new LinkedHashSet<>();
    script.allTags().forEach(tag -> fields.add(tag.field().variable()));
    List<String> candidates = fields.stream().limit(MOST_CANDIDATES).toList();
    Set<String> seen = new HashSet<>();
    for (ShellUses.Use use : uses.uses()) {
      String name = use.name();
      boolean isSet = fields.contains(name) || uses.isAssigned(name) || Environment.isKnown(name);
      if (!isSet && isConstant(name) && seen.add(name)) {
        Optional<String> near =
            seen.size() > MOST_COMPARED ? Optional.empty() : NearMatch.of(name, candidates);
        addVariable(use, near, uses.isOpen(), findings);
      }
    }
  }

  private static void addVariable(
      ShellUses.Use use, Optional<String> near, boolean isOpen, Findings findings) {
    int end = use.start() + use.name().length();
    if (near.isPresent()) {
      findings.add(
          NEAR_FIELD,
          use.start(),
          end,
          "Nothing sets " + use.name() + ", but there is a field " + near.get(),
          "Write ${" + near.get() + "} if that was meant");
    } else if (!isOpen) {
      findings.add(
          UNDECLARED,
          use.start(),
          end,
          "No field and nothing in the script sets " + use.name(),
          "Declare a field, set it, or give it a default: ${" + use.name() + ":-}");
    }
  }

  /** Whether it is written as fields' variables are: lower-case ones are the script's own. */
  private static boolean isConstant(String name) {
    return name.length() > 1
        && Character.isUpperCase(name.charAt(0))
        && name.chars().noneMatch(c -> c >= 'a' && c <= 'z');
  }
}
