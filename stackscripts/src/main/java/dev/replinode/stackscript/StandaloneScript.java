package dev.replinode.stackscript;

import java.util.Map;
import java.util.regex.Pattern;

/** A script of the library with its values filled in, so that it runs alone in plain bash. */
public final class StandaloneScript {
  private static final Pattern BASH = Pattern.compile("#!\\s*(/usr)?/bin/(env )?bash\\s*");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private StandaloneScript() {}

  /**
   * The whole script with {@code values} behind its first line, each of them exported. A value
   * arrives as it is, whatever characters it has; bash never reads it a second time.
   *
   * @param script begins with {@code #!} and bash, without options
   * @param values by the names of their variables; the text holds them, secrets as well
   * @throws IllegalArgumentException when the script is for another shell, a name is none of a
   *     variable, or a value holds the character NUL
   */
  public static String of(String script, Map<String, String> values) {
    String notice =
        "#\n# Filled in by replinode. The values below hold secret keys: keep this file private.\n";
    return insert(script, notice + exports(values) + "\n");
  }

  /** {@code script} with {@code lines} behind its first line. */
  static String insert(String script, String lines) {
    int end = script.indexOf('\n') + 1;
    if (!BASH.matcher(script.substring(0, end)).matches()) {
      throw new IllegalArgumentException("the script does not begin with #!/bin/bash");
    }
    return script.substring(0, end) + lines + script.substring(end);
  }

  /** A line for each value. */
  static String exports(Map<String, String> values) {
    StringBuilder lines = new StringBuilder();
    values.forEach(
        (name, value) -> {
          if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name + "' is not the name of a variable");
          }
          lines.append("export ").append(name).append('=').append(ShellWord.of(value)).append('\n');
        });
    return lines.toString();
  }
}
