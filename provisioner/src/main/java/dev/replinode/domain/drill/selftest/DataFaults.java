package dev.replinode.domain.drill.selftest;

import dev.replinode.domain.drill.Planter.Planted;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What goes wrong with the objects of a replica. */
final class DataFaults {
  private DataFaults() {}

  /** Long because it is a table: an entry a fault, told apart at one glance. */
  static List<PlantedFault> all() {
    return List.of(
        fault("missing-object", "DATA-MISSING", Items.TEXT, bench -> bench.dropFromB(Items.TEXT)),
        fault("missing-odd-name", "DATA-MISSING", Items.ODD, bench -> bench.dropFromB(Items.ODD)),
        fault(
            "half-finished-multipart",
            "DATA-MISSING",
            Items.PARTS,
            bench -> {
              bench.dropFromB(Items.PARTS);
              bench.planter.beginUpload(bench.healthy.dest(), Items.PARTS);
            }),
        fault(
            "extra-object",
            "DATA-EXTRA",
            "docs/only-here.txt",
            bench -> bench.putInB(Items.item("docs/only-here.txt", "text/plain", "only in B"))),
        fault("resurrected-delete", "DATA-EXTRA", Items.PDF, bench -> bench.dropFromA(Items.PDF)),
        fault(
            "stale-version",
            "DATA-STALE",
            Items.TEXT,
            bench -> bench.putInA(Items.item(Items.TEXT, "text/plain", "A newer, longer text.\n"))),
        fault("truncated-object", "DATA-DIFF", Items.TEXT, body(Items.TEXT, "A line")),
        fault("empty-object", "DATA-DIFF", Items.PAGE, body(Items.PAGE, "")),
        fault(
            "same-size-other-bytes",
            "DATA-DIFF",
            Items.TEXT,
            body(Items.TEXT, "B line of text.\n")),
        fault(
            "same-size-other-bytes-in-parts",
            "DATA-DIFF",
            Items.PARTS,
            body(Items.PARTS, "not really a VIDEO")),
        fault(
            "written-to-b-only",
            "DATA-B-NEWER",
            Items.TEXT,
            bench -> {
              bench.status("20260101T000000Z-own", 0, Instant.parse("2026-01-01T00:00:00Z"), false);
              bench.changeInB(
                  Items.TEXT, i -> i.withBody(Items.bytes("Somebody's own text, here.\n")));
            }),
        header("other-content-type", "HDR-CONTENT-TYPE", Items.PDF, "content-type", "text/plain"),
        header("lost-cache-control", "HDR-CACHE-CONTROL", Items.PAGE, "cache-control", ""),
        header("other-cache-control", "HDR-CACHE-CONTROL", Items.GZIP, "cache-control", "no-store"),
        header("gzip-without-header", "HDR-GZIP-LOST", Items.GZIP, "content-encoding", ""),
        header(
            "encoding-without-need", "HDR-CONTENT-ENCODING", Items.PDF, "content-encoding", "br"),
        header("lost-disposition", "HDR-CONTENT-DISPOSITION", Items.PDF, "content-disposition", ""),
        header("lost-language", "HDR-CONTENT-LANGUAGE", Items.PAGE, "content-language", ""),
        header("lost-expires", "HDR-EXPIRES", Items.PAGE, "expires", ""),
        header("lost-metadata", "HDR-METADATA", Items.PAGE, "x-amz-meta-author", ""),
        header("changed-metadata", "HDR-METADATA", Items.PAGE, "x-amz-meta-author", "somebody"),
        fault(
            "private-where-public",
            "ACCESS-CLOSED",
            Items.PUBLIC,
            bench -> bench.changeInB(Items.PUBLIC, i -> i.withPublic(false))),
        fault(
            "more-open-than-source",
            "ACCESS-OPEN",
            Items.PDF,
            bench -> bench.changeInB(Items.PDF, i -> i.withPublic(true))));
  }

  private static PlantedFault fault(
      String id, String finding, String named, java.util.function.Consumer<Bench> plant) {
    return new PlantedFault(id, finding, named, plant);
  }

  private static java.util.function.Consumer<Bench> body(String key, String text) {
    return bench -> bench.changeInB(key, item -> item.withBody(Items.bytes(text)));
  }

  /** A header set to another value, or lost when that is empty. */
  private static PlantedFault header(
      String id, String finding, String key, String name, String value) {
    UnaryOperator<Planted> change =
        item -> {
          Map<String, String> headers = new HashMap<>(item.headers());
          headers.remove(name);
          if (!value.isEmpty()) {
            headers.put(name, value);
          }
          return item.withHeaders(headers);
        };
    return fault(id, finding, key, bench -> bench.changeInB(key, change));
  }
}
