package dev.replinode.program;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tags {@code <ssinclude StackScriptID="1">} that the platform replaces by other scripts before
 * it runs one: no syntax of any shell.
 */
final class IncludeTags {
  private static final Pattern TAG = Pattern.compile("(?i)<ssinclude\\s[^>\\n]*>");
  private static final String EMPTY_FILE = "/dev/null";

  private IncludeTags() {}

  /** Whether the script takes in another one. */
  static boolean isIn(String script) {
    return TAG.matcher(script).find();
  }

  /** The script with an empty file in the place of each tag, and every other place as it was. */
  static String blanked(String script) {
    Matcher tag = TAG.matcher(script);
    return tag.replaceAll(
        match ->
            EMPTY_FILE
                + " "
                    .repeat(
                        match.group().codePointCount(0, match.group().length())
                            - EMPTY_FILE.length()));
  }
}
