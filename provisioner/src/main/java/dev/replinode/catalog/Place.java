package dev.replinode.catalog;

import dev.replinode.stackscript.lint.Finding;
import dev.replinode.stackscript.lint.Rule;

/**
 * A part of one line of a text.
 *
 * @param line from 1
 * @param column in UTF-16 units, from 1
 * @param length in UTF-16 units; what goes on in the next line is not counted
 */
record Place(int line, int column, int length) {
  /** The beginning of a text. */
  static final Place START = new Place(1, 1, 0);

  /** The part of {@code text} between two offsets, as far as it stays in its first line. */
  static Place of(String text, int start, int end) {
    int lineStart = text.lastIndexOf('\n', start - 1) + 1;
    int lineEnd = text.indexOf('\n', start);
    if (lineEnd < 0) {
      lineEnd = text.length();
    } else if (lineEnd > start && text.charAt(lineEnd - 1) == '\r') {
      lineEnd--;
    }
    int line = (int) text.substring(0, lineStart).chars().filter(c -> c == '\n').count() + 1;
    return new Place(line, start - lineStart + 1, Math.max(0, Math.min(end, lineEnd) - start));
  }

  /** A mistake that stands here. */
  Finding finding(Rule rule, String message, String remedy) {
    return new Finding(rule.severity(), rule.id(), line, column, length, message, remedy);
  }
}
