package dev.replinode.cli.render;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The unified diff of two texts, exact: a line end that is another, or is missing, shows too. The
 * library finds the edits; the hunks are written here, because its own put added lines before
 * removed ones when it works in little memory.
 */
final class UnifiedDiff {
  private static final int CONTEXT = 3;

  /** Beyond this the time to find the smallest difference is felt. */
  private static final int MOST_LINES = 10_000;

  private static final String NO_LINE_END = "\\ No newline at end of file";

  /** What a line of the diff is. */
  enum Kind {
    /** Names one of both texts. */
    FILE,
    /** Tells where the next lines are. */
    HUNK,
    /** Is in both texts. */
    SAME,
    /** Is in the old text. */
    REMOVED,
    /** Is in the new text. */
    ADDED,
    /** Tells that the line before has no line end. */
    NOTE
  }

  /** A line with its mark in front and without its line feed; all else in it is verbatim. */
  record Line(Kind kind, String text) {}

  /** Lines of the old text that become lines of the new one; ends are exclusive, from 0. */
  private record Edit(int oldStart, int oldEnd, int newStart, int newEnd) {
    Edit and(Edit next) {
      return new Edit(oldStart, next.oldEnd, newStart, next.newEnd);
    }
  }

  private final List<String> before;
  private final List<String> after;
  private final List<Line> diff = new ArrayList<>();

  private UnifiedDiff(List<String> before, List<String> after) {
    this.before = before;
    this.after = after;
  }

  /** The lines that lead from {@code before} to {@code after}; none when they are equal. */
  static List<Line> of(String oldName, String newName, String before, String after) {
    if (before.equals(after)) {
      return List.of();
    }
    UnifiedDiff made = new UnifiedDiff(lines(before), lines(after));
    made.diff.add(new Line(Kind.FILE, "--- " + oldName));
    made.diff.add(new Line(Kind.FILE, "+++ " + newName));
    List<Edit> edits = made.edits();
    int from = 0;
    for (int i = 1; i <= edits.size(); i++) {
      boolean isFar =
          i == edits.size() || edits.get(i).oldStart - edits.get(i - 1).oldEnd > 2 * CONTEXT;
      if (isFar) {
        made.hunk(edits.subList(from, i));
        from = i;
      }
    }
    return made.diff;
  }

  /** The lines with their line feeds, so that a line without one is another line. */
  private static List<String> lines(String text) {
    return text.isEmpty() ? List.of() : Arrays.asList(text.split("(?<=\n)"));
  }

  private List<Edit> edits() {
    if (before.size() + after.size() > MOST_LINES) {
      return List.of(new Edit(0, before.size(), 0, after.size()));
    }
    List<Edit> edits = new ArrayList<>();
    for (AbstractDelta<String> delta :
        DiffUtils.diff(before, after, MyersDiffWithLinearSpace.factory().create()).getDeltas()) {
      Edit edit =
          new Edit(
              delta.getSource().getPosition(),
              delta.getSource().getPosition() + delta.getSource().size(),
              delta.getTarget().getPosition(),
              delta.getTarget().getPosition() + delta.getTarget().size());
      Edit last = edits.isEmpty() ? null : edits.get(edits.size() - 1);
      if (last != null && last.oldEnd == edit.oldStart && last.newEnd == edit.newStart) {
        edits.set(edits.size() - 1, last.and(edit));
      } else {
        edits.add(edit);
      }
    }
    return edits;
  }

  private void hunk(List<Edit> edits) {
    Edit first = edits.get(0);
    Edit last = edits.get(edits.size() - 1);
    int lead = Math.min(CONTEXT, first.oldStart);
    int tail = Math.min(CONTEXT, before.size() - last.oldEnd);
    String old = range(first.oldStart - lead, last.oldEnd + tail);
    String wanted = range(first.newStart - lead, last.newEnd + tail);
    diff.add(new Line(Kind.HUNK, "@@ -" + old + " +" + wanted + " @@"));
    int at = first.oldStart - lead;
    for (Edit edit : edits) {
      add(Kind.SAME, ' ', before.subList(at, edit.oldStart));
      add(Kind.REMOVED, '-', before.subList(edit.oldStart, edit.oldEnd));
      add(Kind.ADDED, '+', after.subList(edit.newStart, edit.newEnd));
      at = edit.oldEnd;
    }
    add(Kind.SAME, ' ', before.subList(at, at + tail));
  }

  /** First line and count; of no lines, the line before them. */
  private static String range(int start, int end) {
    return (start == end ? start : start + 1) + "," + (end - start);
  }

  private void add(Kind kind, char mark, List<String> lines) {
    for (String line : lines) {
      boolean isEnded = line.endsWith("\n");
      diff.add(new Line(kind, mark + (isEnded ? line.substring(0, line.length() - 1) : line)));
      if (!isEnded) {
        diff.add(new Line(Kind.NOTE, NO_LINE_END));
      }
    }
  }
}
