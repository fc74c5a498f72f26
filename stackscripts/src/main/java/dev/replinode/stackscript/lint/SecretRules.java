package dev.replinode.stackscript.lint;

import dev.replinode.stackscript.UserDefinedField;
import java.util.List;

/** Rules about fields that hold secrets. The platform's form masks names with {@code password}. */
final class SecretRules implements RuleGroup {
  private static final Rule NAME =
      new Rule(
          "udf-secret-name",
          Severity.WARNING,
          false,
          "A field that seems to be a secret has no 'password' in its name: forms show its value");
  private static final Rule DEFAULT =
      new Rule(
          "udf-secret-default",
          Severity.WARNING,
          false,
          "A secret has a default: whoever may read the script knows it");

  @Override
  public List<Rule> rules() {
    return List.of(NAME, DEFAULT);
  }

  @Override
  public void check(Script script, Findings findings) {
    for (TagText tag : script.fields()) {
      UserDefinedField field = tag.field();
      boolean isChoice = !field.oneOf().isEmpty() || !field.manyOf().isEmpty();
      boolean isSecret = field.isSecret() || SecretWords.isSecret(field.name());
      if (isSecret && !isChoice && !tag.isHeader()) {
        checkName(tag, findings);
        checkDefault(tag, findings);
      }
    }
  }

  private static void checkName(TagText tag, Findings findings) {
    if (!tag.field().isSecret()) {
      tag.attribute("name")
          .ifPresent(
              name ->
                  findings.add(
                      NAME,
                      name.valueStart(),
                      name.valueEnd(),
                      "The field seems to be a secret, but forms show its value",
                      "Put 'password' into its name, as in "
                          + Excerpt.of(name.value() + SecretWords.suffix(name.value()))));
    }
  }

  private static void checkDefault(TagText tag, Findings findings) {
    tag.attribute("default")
        .filter(value -> !value.value().isEmpty())
        .ifPresent(
            value ->
                findings.add(
                    DEFAULT,
                    value.valueStart(),
                    value.valueEnd(),
                    "The secret has a default: whoever may read the script knows it",
                    "Leave the default out, or empty, and make one up in the script"));
  }
}
