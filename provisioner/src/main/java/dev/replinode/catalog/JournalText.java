package dev.replinode.catalog;

import dev.replinode.domain.drill.Journals.Owner;
import dev.replinode.domain.drill.Journals.Unfinished;
import dev.replinode.domain.drill.Undo;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The lines of a journal: the drill, then what was done and taken back, parted by tabs. */
final class JournalText {
  private static final String TAB = "\t";

  /** Journals of earlier versions tell no account, and those before them no endpoints. */
  private static final Set<Integer> HEAD_FIELDS = Set.of(6, 8, 10);

  private static final int SOURCE_ENDPOINT = 6;
  private static final int DEST_ENDPOINT = 7;
  private static final int API = 8;
  private static final int USER = 9;

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
            drill.destEndpoint().map(URI::toString).orElse(""),
            drill.owner().map(owner -> owner.api().toString()).orElse(""),
            drill.owner().flatMap(Owner::user).orElse(""))
        + "\n";
  }

  static String line(String what, Undo undo) {
    return String.join(TAB, what, undo.kind().name(), undo.what()) + "\n";
  }

  /** What was done and not taken back; a line that was cut in the middle told of nothing yet. */
  static Unfinished read(String lock, String text) {
    List<Undo> undone = undone(text);
    String[] head = text.split("\n", 2)[0].split(TAB, -1);
    boolean isWhole = HEAD_FIELDS.contains(head.length);
    return new Unfinished(
        lock,
        isWhole ? head[1] : "unknown",
        isWhole ? head[3] : "",
        address(head, SOURCE_ENDPOINT),
        isWhole ? head[4] : "",
        address(head, DEST_ENDPOINT),
        isWhole && head[5].equals("sandbox"),
        owner(head),
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

  private static Optional<Owner> owner(String[] head) {
    return address(head, API)
        .filter(api -> head.length > USER)
        .map(api -> new Owner(api, Optional.of(head[USER]).filter(user -> !user.isEmpty())));
  }

  private static Optional<URI> address(String[] head, int at) {
    if (head.length <= at || head[at].isEmpty()) {
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
