package dev.replinode.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import dev.replinode.domain.drill.Report;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * The canonical JSON form: keys sorted, two spaces, absent instead of null, one line end at the
 * end.
 */
public final class ReportJson {
  private static final Gson GSON =
      new GsonBuilder()
          .setPrettyPrinting()
          .disableHtmlEscaping()
          .registerTypeAdapterFactory(new AbsentKeys())
          .registerTypeAdapterFactory(new OptionalAdapter.Factory())
          .registerTypeAdapter(java.time.Instant.class, new InstantAdapter())
          .create();

  private ReportJson() {}

  /** The text of report.json. */
  public static String write(Report report) {
    return GSON.toJson(sorted(GSON.toJsonTree(report))) + "\n";
  }

  /**
   * Reads report.json.
   *
   * @throws IOException it is no report of a form that this version knows; the message is a clause
   */
  static Report read(String text) throws IOException {
    try {
      Report report = GSON.fromJson(text, Report.class);
      if (report == null || report.schemaVersion() != Report.SCHEMA) {
        throw new IOException("it is no drill report of schema version " + Report.SCHEMA);
      }
      return report;
    } catch (JsonParseException | NullPointerException | IllegalStateException e) {
      throw new IOException("it is no drill report", e);
    }
  }

  private static JsonElement sorted(JsonElement element) {
    if (element.isJsonArray()) {
      JsonArray array = new JsonArray();
      element.getAsJsonArray().forEach(one -> array.add(sorted(one)));
      return array;
    }
    if (!element.isJsonObject()) {
      return element;
    }
    Map<String, JsonElement> parts = new TreeMap<>(element.getAsJsonObject().asMap());
    JsonObject object = new JsonObject();
    parts.forEach((name, value) -> object.add(name, sorted(value)));
    return object;
  }
}
