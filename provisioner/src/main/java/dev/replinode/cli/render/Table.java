package dev.replinode.cli.render;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows in columns for a terminal; only the first column gives way when there is too little room.
 */
final class Table {
  private static final String GAP = "  ";
  private static final int NARROWEST = 12;

  private Table() {}

  /** A line a row, none with white space at its end. */
  static List<String> lines(List<List<String>> rows, int columns) {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], length(row.get(i)));
      }
    }
    int others = 0;
    for (int i = 1; i < widths.length; i++) {
      others += GAP.length() + widths[i];
    }
    widths[0] = Math.min(widths[0], Math.max(NARROWEST, columns - others));
    List<String> lines = new ArrayList<>();
    rows.forEach(row -> lines.add(line(row, widths)));
    return lines;
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = cut(row.get(i), widths[i]);
      line.append(i == 0 ? "" : GAP).append(cell).append(" ".repeat(widths[i] - length(cell)));
    }
    return line.toString().stripTrailing();
  }

  private static String cut(String cell, int width) {
    return length(cell) <= width
        ? cell
        : cell.substring(0, cell.offsetByCodePoints(0, width - 1)) + "…";
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
