package dev.replinode.cli.render;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.replinode.domain.replicator.Orphan;
import dev.replinode.domain.text.Printable;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Orphans, for people and for programs. */
public final class OrphanText {
  private static final int LONGEST_LINE = 1000;

  private OrphanText() {}

  /** What it is, why, what it costs, and what to do where it is not removed on demand. */
  public static List<String> lines(Orphan orphan) {
    String cost = orphan.monthly().map(usd -> ", $" + Amounts.money(usd) + " a month").orElse("");
    String what =
        kind(orphan) + " " + orphan.id() + " (" + orphan.label() + cost + "): " + orphan.why();
    return Stream.concat(Stream.of(what), orphan.remedy().map(how -> "  " + how).stream())
        .map(line -> Printable.line(line, LONGEST_LINE))
        .toList();
  }

  /** {@code [{kind, id, label, why, monthly?, remedy?}]}. */
  public static JsonArray json(List<Orphan> orphans) {
    JsonArray all = new JsonArray();
    for (Orphan orphan : orphans) {
      JsonObject one = new JsonObject();
      one.addProperty("kind", kind(orphan));
      one.addProperty("id", orphan.id());
      one.addProperty("label", orphan.label());
      one.addProperty("why", orphan.why());
      orphan.monthly().ifPresent(usd -> one.addProperty("monthly", usd));
      orphan.remedy().ifPresent(how -> one.addProperty("remedy", how));
      all.add(one);
    }
    return all;
  }

  private static String kind(Orphan orphan) {
    return orphan.kind().name().toLowerCase(Locale.ROOT);
  }
}
