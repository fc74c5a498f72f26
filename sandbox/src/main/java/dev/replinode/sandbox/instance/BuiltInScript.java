package dev.replinode.sandbox.instance;

import dev.replinode.stackscript.UserData;
import dev.replinode.stackscript.UserDefinedField;
import dev.replinode.stackscript.UserDefinedFields;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Knows the replication script that Replinode itself brings along, however it is deployed. */
final class BuiltInScript {
  private static final String RESOURCE = "/stackscripts/replicate-bucket/script.sh";

  /**
   * The lists that are renewed with the platform's regions whenever the script is published. Never
   * more than one line: what follows a line's end is no comment but program.
   */
  private static final Pattern OPTIONS =
      Pattern.compile("(?m)^(# <UDF [^\\r\\n]* oneOf=\")[^\"\\r\\n]*(\")");

  private final Optional<String> text;
  private final Set<String> fields;

  BuiltInScript() {
    this.text = read();
    this.fields =
        UserDefinedFields.read(text.orElse("")).stream()
            .map(UserDefinedField::variable)
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether {@code script} is the built-in one, whatever options its fields offer. */
  boolean matches(String script) {
    return text.filter(own -> own.equals(plain(script))).isPresent();
  }

  /**
   * The values in user data that runs the built-in script and nothing else; a variable that is none
   * of its fields could make it run something else.
   */
  Optional<Map<String, String>> valuesIn(String userData) {
    return text.flatMap(own -> UserData.valuesIn(userData, own))
        .filter(values -> fields.containsAll(values.keySet()));
  }

  /** User data that runs the built-in script with {@code values}. */
  Optional<String> userData(Map<String, String> values) {
    return text.map(own -> UserData.of(own, values));
  }

  private static String plain(String script) {
    return OPTIONS.matcher(script).replaceAll("$1$2");
  }

  private static Optional<String> read() {
    try (InputStream stream = BuiltInScript.class.getResourceAsStream(RESOURCE)) {
      return stream == null
          ? Optional.empty()
          : Optional.of(plain(new String(stream.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
