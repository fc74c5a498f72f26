package dev.replinode.catalog;

import dev.replinode.domain.drill.Journals.Unfinished;
import dev.replinode.domain.drill.Undo;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** The lines of a journal: the drill, then what was done and taken back, parted by tabs. */
final class JournalText {
  private static final String TAB = "\t";
  private static final int HEAD_FIELDS = 6;
  private static final int LINE_FIELDS = 3;

  private JournalText() {}

  static String head(Unfinished drill) {
    return String.join(
            TAB,
            "drill",
            drill.drillId(),
            drill.startedAt().toString(),
            drill.source(),
            drill.dest(),
            drill.isSandbox() ? "sandbox" : "account")
        + "\n";
  }

  static String line(String what, Undo undo) {
    return String.join(TAB, what, undo.kind().name(), undo.what()) + "\n";
  }

  /** What was done and not taken back; a line that was cut in the middle told of nothing yet. */
  static Unfinished read(String lock, String text) {
    List<Undo> undone = new ArrayList<>();
    String[] head = text.split("\n", 2)[0].split(TAB, -1);
    for (String line : text.lines().skip(1).toList()) {
      String[] fields = line.split(TAB, LINE_FIELDS);
      if (fields.length == LINE_FIELDS && isKind(fields[1])) {
        Undo undo = new Undo(Undo.Kind.valueOf(fields[1]), fields[2]);
        if (fields[0].equals("intend")) {
          undone.add(undo);
        } else {
          undone.remove(undo);
        }
      }
    }
    boolean isWhole = head.length == HEAD_FIELDS;
    return new Unfinished(
        lock,
        isWhole ? head[1] : "unknown",
        isWhole ? head[3] : "",
        isWhole ? head[4] : "",
        isWhole && head[5].equals("sandbox"),
        isWhole ? moment(head[2]) : Instant.EPOCH,
        undone);
  }

  private static boolean isKind(String word) {
    for (Undo.Kind kind : Undo.Kind.values()) {
      if (kind.name().equals(word)) {
        return true;
      }
    }
    return false;
  }

  private static Instant moment(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      return Instant.EPOCH;
    }
  }
}
