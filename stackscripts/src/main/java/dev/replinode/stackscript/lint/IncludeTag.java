package dev.replinode.stackscript.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * A {@code <ssinclude …>} as it is written.
 *
 * @param start offset of the opening bracket
 * @param end offset behind the closing bracket; without one, behind the text that was looked at
 * @param isClosed whether there is a closing bracket on the same line
 * @param id the id as written, without quotes; empty when there is none
 */
record IncludeTag(int start, int end, boolean isClosed, String id) {
  private static final String OPENING = "<ssinclude";
  private static final String KEY = "stackscriptid=";

  /** No tag is longer: bounds the time. */
  private static final int LONGEST = 200;

  /** More digits than any id has, and few enough for a long. */
  private static final int MOST_DIGITS = 18;

  /** Every one in the script, in order. */
  static List<IncludeTag> all(String script) {
    List<IncludeTag> tags = new ArrayList<>();
    for (int at = script.indexOf('<'); at >= 0; at = script.indexOf('<', at + 1)) {
      int behind = at + OPENING.length();
      if (script.regionMatches(true, at, OPENING, 0, OPENING.length())
          && (behind == script.length() || !Chars.isNamePart(script.charAt(behind)))) {
        tags.add(read(script, at));
      }
    }
    return tags;
  }

  private static IncludeTag read(String script, int start) {
    int limit = Math.min(script.length(), start + LONGEST);
    int end = start + OPENING.length();
    while (end < limit && ">\n".indexOf(script.charAt(end)) < 0) {
      end++;
    }
    boolean isClosed = end < limit && script.charAt(end) == '>';
    String body = script.substring(start + OPENING.length(), end);
    int key = Chars.lower(body).indexOf(KEY);
    String id = key < 0 ? "" : word(body.substring(key + KEY.length()));
    return new IncludeTag(start, isClosed ? end + 1 : end, isClosed, id);
  }

  private static String word(String value) {
    String word = value.strip();
    if (word.endsWith("/")) {
      word = word.substring(0, word.length() - 1).strip();
    }
    boolean isQuoted = word.length() > 1 && word.startsWith("\"") && word.endsWith("\"");
    return isQuoted ? word.substring(1, word.length() - 1) : word;
  }

  /** The id, if it is a positive number. */
  OptionalLong number() {
    boolean isNumber =
        isClosed
            && !id.isEmpty()
            && id.length() <= MOST_DIGITS
            && id.chars().allMatch(Chars::isDigit)
            && Long.parseLong(id) > 0;
    return isNumber ? OptionalLong.of(Long.parseLong(id)) : OptionalLong.empty();
  }
}
