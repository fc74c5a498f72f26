package dev.replinode.stackscript;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Shortens a script of the library for places that are small, such as cloud-init user data (16,384
 * bytes).
 */
public final class CompactScript {
  private static final Pattern COMMENT_OF_FUNCTION = Pattern.compile("^(\\w+\\(\\) \\{) #.*");

  private CompactScript() {}

  /**
   * The same program without whole-line comments, comments behind a function's first line, empty
   * lines and indentation, and with short names for its own functions and variables that have an
   * underscore in theirs. Its first line stays. The scripts of the library keep to what this needs:
   * no string and no here-document depends on such a line, on indentation or on such a name.
   */
  public static String of(String script) {
    return ShortNames.of(bare(script)).applyTo(bare(script));
  }

  /** The same program without its comments, empty lines and indentation, with its own names. */
  static String bare(String script) {
    int firstEnd = script.indexOf('\n') + 1;
    String body =
        script
            .substring(firstEnd)
            .lines()
            .map(String::stripLeading)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .map(line -> COMMENT_OF_FUNCTION.matcher(line).replaceFirst("$1"))
            .collect(Collectors.joining("\n", "", "\n"));
    return script.substring(0, firstEnd) + body;
  }
}
