package dev.replinode.cli.render;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.replinode.domain.publish.PublishedScript;
import dev.replinode.domain.publish.RevisionNote;
import dev.replinode.domain.publish.Usage;
import dev.replinode.domain.text.Printable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The StackScripts of an account, as a table and as JSON. */
public final class ScriptList {
  private static final int LONGEST_LINE = 1000;
  private static final List<String> HEADINGS =
      List.of("LABEL", "ID", "VISIBILITY", "FIELDS", "ACTIVE", "TOTAL", "AGE", "DRIFT");

  /**
   * A script of the account.
   *
   * @param drift how it stands to what was, or should be, published; absent when nobody knows
   */
  public record Row(PublishedScript script, Optional<String> drift) {}

  private final List<Row> rows;
  private final List<String> missing;
  private final Instant now;

  /** The list of {@code rows}, by label and id; {@code missing} are labels that it lacks. */
  public ScriptList(List<Row> rows, List<String> missing, Instant now) {
    this.rows =
        rows.stream()
            .sorted(
                Comparator.comparing((Row row) -> row.script().content().label())
                    .thenComparingLong(row -> row.script().id()))
            .toList();
    this.missing = List.copyOf(missing);
    this.now = now;
  }

  /** A table that is at most {@code columns} wide, and what is missing below it. */
  public List<String> lines(int columns) {
    List<String> lines = new ArrayList<>();
    if (rows.isEmpty()) {
      lines.add("The account has no StackScripts of its own.");
    } else {
      List<List<String>> table = new ArrayList<>();
      table.add(HEADINGS);
      rows.forEach(row -> table.add(cells(row)));
      lines.addAll(Table.lines(table, columns));
    }
    if (!missing.isEmpty()) {
      String labels = String.join(", ", missing);
      lines.add("Not in the account: " + Printable.of(labels, LONGEST_LINE));
    }
    return lines;
  }

  /** The document. */
  public JsonObject json() {
    JsonArray scripts = new JsonArray();
    rows.forEach(row -> scripts.add(json(row)));
    JsonObject json = new JsonObject();
    json.add("scripts", scripts);
    if (!missing.isEmpty()) {
      json.add("missing", PlanJson.strings(missing));
    }
    return json;
  }

  private List<String> cells(Row row) {
    Usage usage = row.script().usage();
    return List.of(
        Printable.of(row.script().content().label(), LONGEST_LINE),
        Long.toString(row.script().id()),
        row.script().content().isPublic() ? "public" : "private",
        Integer.toString(row.script().fields().size()),
        Integer.toString(usage.activeDeployments()),
        Integer.toString(usage.totalDeployments()),
        age(usage).map(Amounts::age).orElse("-"),
        row.drift().orElse("-"));
  }

  private JsonObject json(Row row) {
    Usage usage = row.script().usage();
    JsonObject json = new JsonObject();
    json.addProperty("id", row.script().id());
    json.addProperty("label", row.script().content().label());
    json.addProperty("isPublic", row.script().content().isPublic());
    json.addProperty("fields", row.script().fields().size());
    json.addProperty("deploymentsActive", usage.activeDeployments());
    json.addProperty("deploymentsTotal", usage.totalDeployments());
    usage.updated().ifPresent(time -> json.addProperty("updated", time.toString()));
    age(usage).ifPresent(age -> json.addProperty("ageSeconds", age.toSeconds()));
    json.addProperty("publishedByReplinode", RevisionNote.isOurs(usage.revisionNote()));
    row.drift().ifPresent(word -> json.addProperty("drift", word));
    return json;
  }

  /** Never negative: the platform's clock is another one. */
  private Optional<Duration> age(Usage usage) {
    return usage
        .updated()
        .map(time -> Duration.between(time, now))
        .map(age -> age.isNegative() ? Duration.ZERO : age);
  }
}
