package dev.replinode.stackscript.lint;

import dev.replinode.stackscript.Tag;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a tag between two values, or behind the last one: where keys stand, and whatever went
 * wrong.
 *
 * @param start offset of its first unit
 * @param end offset behind its last unit; white space at both ends and the closing slash are left
 *     out
 * @param attribute the attribute whose key it is, or null behind the last value
 * @param isEscaped whether the value before ends in a backslash
 */
record Gap(int start, int end, Tag.Attribute attribute, boolean isEscaped) {

  /**
   * The gaps of a closed tag. Of the text behind the last value only the first line counts, and of
   * a tag that leaves its comment only what stands on its own line: the rest is code.
   */
  static List<Gap> of(TagText text) {
    boolean isCut = text.leavesComment();
    List<Gap> gaps = new ArrayList<>();
    boolean isEscaped = false;
    for (Tag.Attribute attribute : text.attributes()) {
      if (isCut && attribute.keyEnd() > text.head().lineEnd()) {
        return gaps;
      }
      gaps.add(new Gap(attribute.keyStart(), attribute.keyEnd(), attribute, isEscaped));
      isEscaped = attribute.value().endsWith("\\");
    }
    int limit = isCut ? text.head().lineEnd() : text.tag().restEnd();
    gaps.add(rest(text, limit, isEscaped));
    return gaps;
  }

  private static Gap rest(TagText text, int limit, boolean isEscaped) {
    String script = text.script();
    int start = text.tag().restStart();
    while (start < limit && isFiller(script.charAt(start), start > text.head().lineEnd())) {
      start++;
    }
    int end = start;
    while (end < limit && script.charAt(end) != '\n') {
      end++;
    }
    while (end > start && isFiller(script.charAt(end - 1), false)) {
      end--;
    }
    return new Gap(start, end, null, isEscaped);
  }

  private static boolean isFiller(char c, boolean isOnLaterLine) {
    return c == '/' || Character.isWhitespace(c) || (isOnLaterLine && c == '#');
  }

  /** Whether it stands behind the last value. */
  boolean isRest() {
    return attribute == null;
  }
}
