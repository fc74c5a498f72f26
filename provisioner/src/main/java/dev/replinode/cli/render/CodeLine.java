package dev.replinode.cli.render;

import dev.replinode.domain.text.Printable;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A line of a file as it is shown on a terminal with a part of it marked: tabs as spaces, what
 * would steer the terminal as visible text, a long line cut around the mark. It knows how wide each
 * character is shown, so that the mark stands below what it means.
 */
final class CodeLine {
  private static final int TAB = 8;
  private static final int LONGEST_ESCAPE = 12;
  private static final String CUT = "…";

  private static final Set<UnicodeScript> WIDE_SCRIPTS =
      Set.of(
          UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);

  private static final int FIRST_PICTOGRAPH = 0x1f300;
  private static final int LAST_PICTOGRAPH = 0x1faff;

  /** A character as shown, and its width in columns. */
  private record Cell(String shown, int width) {}

  private final List<Cell> cells = new ArrayList<>();
  private int markStart;
  private int markEnd;

  /**
   * The line {@code text} with the mark at {@code column}, from 1, {@code length} long; both in
   * UTF-16 units, and cut to the line.
   */
  CodeLine(String text, int column, int length) {
    int start = Math.max(0, Math.min(column - 1, text.length()));
    int end = Math.min(text.length(), start + length);
    int at = 0;
    int width = 0;
    while (at < text.length()) {
      markStart = at <= start ? cells.size() : markStart;
      int codePoint = text.codePointAt(at);
      cells.add(cell(codePoint, width));
      width += cells.get(cells.size() - 1).width();
      at += Character.charCount(codePoint);
      markEnd = at <= end ? cells.size() : markEnd;
    }
    markStart = start >= text.length() ? cells.size() : markStart;
    markEnd = Math.max(markStart, markEnd);
  }

  private static Cell cell(int codePoint, int before) {
    if (codePoint == '\t') {
      int width = TAB - before % TAB;
      return new Cell(" ".repeat(width), width);
    }
    String shown = Printable.line(Character.toString(codePoint), LONGEST_ESCAPE);
    return new Cell(
        shown, shown.codePointCount(0, shown.length()) > 1 ? shown.length() : width(codePoint));
  }

  private static int width(int codePoint) {
    int type = Character.getType(codePoint);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    boolean isWide =
        (codePoint >= FIRST_PICTOGRAPH && codePoint <= LAST_PICTOGRAPH)
            || WIDE_SCRIPTS.contains(UnicodeScript.of(codePoint));
    return isWide ? 2 : 1;
  }

  /** Two lines that fit into {@code columns}: the text, and the mark below it. */
  List<String> show(int columns) {
    int from = 0;
    int to = cells.size();
    if (width(0, to) > columns) {
      from = start(columns);
      to = end(from, columns - (from > 0 ? 1 : 0));
    }
    StringBuilder text = new StringBuilder(from > 0 ? CUT : "");
    cells.subList(from, to).forEach(cell -> text.append(cell.shown()));
    text.append(to < cells.size() ? CUT : "");
    int before = (from > 0 ? 1 : 0) + width(from, Math.min(markStart, to));
    int marked = Math.max(1, width(markStart, Math.min(markEnd, to)));
    String mark = " ".repeat(before) + "^" + "~".repeat(marked - 1);
    return List.of(text.toString().stripTrailing(), mark);
  }

  /** The first cell shown: a third of the room is for what stands before the mark. */
  private int start(int columns) {
    int from = markStart;
    while (from > 0 && width(from - 1, markStart) <= columns / 3) {
      from--;
    }
    // Near the end of the line there is no use in room behind it.
    while (from > 0 && width(from - 1, cells.size()) < columns) {
      from--;
    }
    return from;
  }

  private int end(int from, int columns) {
    int to = from;
    int width = 0;
    while (to < cells.size() && width + cells.get(to).width() <= columns) {
      width += cells.get(to++).width();
    }
    // One column is for the sign that more follows.
    return to < cells.size() && width == columns ? to - 1 : to;
  }

  private int width(int from, int to) {
    int width = 0;
    for (int i = from; i < to; i++) {
      width += cells.get(i).width();
    }
    return width;
  }
}
