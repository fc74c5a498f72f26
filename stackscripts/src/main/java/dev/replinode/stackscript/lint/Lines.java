package dev.replinode.stackscript.lint;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;

/**
 * The lines of a text by offset. A line ends at a line feed; a carriage return before it is cut.
 */
final class Lines {
  private final String text;
  private final int[] starts;

  Lines(String text) {
    this.text = text;
    int[] found = new int[16];
    int count = 1;
    for (int feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', feed + 1)) {
      if (count == found.length) {
        found = Arrays.copyOf(found, count * 2);
      }
      found[count++] = feed + 1;
    }
    this.starts = Arrays.copyOf(found, count);
  }

  /** Number of lines, at least 1. */
  int count() {
    return starts.length;
  }

  /** The line of an offset, from 1. */
  int lineAt(int offset) {
    int found = Arrays.binarySearch(starts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** Offset of a line's first unit. */
  int start(int line) {
    return starts[line - 1];
  }

  /** Offset behind a line's last unit, its line end left out. */
  int end(int line) {
    int end = line < starts.length ? starts[line] - 1 : text.length();
    return end > start(line) && text.charAt(end - 1) == '\r' ? end - 1 : end;
  }

  /** A line without its line end. */
  String line(int line) {
    return text.substring(start(line), end(line));
  }

  /** All lines, cut out of the text only when asked for. */
  List<String> all() {
    return new AbstractList<>() {
      @Override
      public String get(int index) {
        return line(index + 1);
      }

      @Override
      public int size() {
        return starts.length;
      }
    };
  }
}
