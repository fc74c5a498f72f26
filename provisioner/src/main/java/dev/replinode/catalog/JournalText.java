package dev.replinode.catalog;

import dev.replinode.domain.drill.Journals.Unfinished;
import dev.replinode.domain.drill.Undo;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lines of a journal: the drill, then what was done and taken back, parted by tabs. */
final class JournalText {
  private static final String TAB = "\t";
  private static final int HEAD_FIELDS = 8;

  /** Journals of earlier versions tell no endpoints. */
  private static final int OLD_HEAD_FIELDS = 6;

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
            drill.isSandbox() ? "sandbox" : "account",
            drill.sourceEndpoint().map(URI::toString).orElse(""),
            drill.destEndpoint().map(URI::toString).orElse(""))
        + "\n";
  }

  static String line(String what, Undo undo) {
    return String.join(TAB, what, undo.kind().name(), undo.what()) + "\n";
  }

  /** What was done and not taken back; a line that was cut in the middle told of nothing yet. */
  static Unfinished read(String lock, String text) {
    List<Undo> undone = undone(text);
    String[] head = text.split("\n", 2)[0].split(TAB, -1);
    boolean isWhole = head.length == HEAD_FIELDS || head.length == OLD_HEAD_FIELDS;
    return new Unfinished(
        lock,
        isWhole ? head[1] : "unknown",
        isWhole ? head[3] : "",
        endpoint(head, OLD_HEAD_FIELDS),
        isWhole ? head[4] : "",
        endpoint(head, OLD_HEAD_FIELDS + 1),
        isWhole && head[5].equals("sandbox"),
        isWhole ? moment(head[2]) : Instant.EPOCH,
        undone);
  }

  private static List<Undo> undone(String text) {
    List<Undo> undone = new ArrayList<>();
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
    return undone;
  }

  private static Optional<URI> endpoint(String[] head, int at) {
    if (head.length != HEAD_FIELDS || head[at].isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(URI.create(head[at]));
    } catch (IllegalArgumentException e) {
      // A head that was torn by a crash: nothing was done before it was whole.
      return Optional.empty();
    }
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
