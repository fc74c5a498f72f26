package dev.replinode.sandbox.instance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Knows the replication script that Replinode itself brings along. */
final class BuiltInScript {
  private static final String RESOURCE = "/stackscripts/replicate-bucket/script.sh";

  /**
   * The lists that are renewed with the platform's regions whenever the script is published. Never
   * more than one line: what follows a line's end is no comment but program.
   */
  private static final Pattern OPTIONS =
      Pattern.compile("(?m)^(# <UDF [^\\r\\n]* oneOf=\")[^\"\\r\\n]*(\")");

  private final Optional<String> text;

  BuiltInScript() {
    this.text = read();
  }

  /** Whether {@code script} is the built-in one, whatever options its fields offer. */
  boolean matches(String script) {
    return text.filter(own -> own.equals(plain(script))).isPresent();
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
