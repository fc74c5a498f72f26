package dev.replinode.sandbox.http;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A parsed {@code X-Filter} header: which items to keep and how to order them. */
final class XFilter {
  private static final String HEADER = "X-Filter";

  private final Predicate<JsonObject> condition;
  private final Optional<Sorting> sorting;

  private XFilter(Predicate<JsonObject> condition, Optional<Sorting> sorting) {
    this.condition = condition;
    this.sorting = sorting;
  }

  /**
   * Reads the header.
   *
   * @throws ApiException 400 with field {@code X-Filter} for bad JSON, an unknown operator or a
   *     field that may not be filtered on
   */
  static XFilter parse(String header, Listing listing) {
    JsonObject json = objectOf(parseJson(header));
    return new XFilter(conditions(json, listing), sorting(json, listing));
  }

  List<JsonObject> apply(List<JsonObject> items) {
    List<JsonObject> kept = new ArrayList<>(items.stream().filter(condition).toList());
    sorting.ifPresent(order -> kept.sort(order.comparator()));
    return kept;
  }

  private static JsonElement parseJson(String header) {
    try {
      return StrictJson.parse(header);
    } catch (JsonParseException e) {
      throw invalid("Invalid JSON");
    }
  }

  private static JsonObject objectOf(JsonElement json) {
    if (!json.isJsonObject()) {
      throw invalid("Must be a JSON object");
    }
    return json.getAsJsonObject();
  }

  private static Predicate<JsonObject> conditions(JsonObject json, Listing listing) {
    Predicate<JsonObject> all = item -> true;
    for (Map.Entry<String, JsonElement> entry : json.entrySet()) {
      if (!entry.getKey().equals("+order_by") && !entry.getKey().equals("+order")) {
        all = all.and(condition(entry.getKey(), entry.getValue(), listing));
      }
    }
    return all;
  }

  private static Predicate<JsonObject> condition(String key, JsonElement value, Listing listing) {
    if (key.equals("+and")) {
      return parts(value, listing).stream().reduce(item -> true, Predicate::and);
    }
    if (key.equals("+or")) {
      return parts(value, listing).stream().reduce(item -> false, Predicate::or);
    }
    if (key.startsWith("+")) {
      throw invalid("Unknown operator " + key);
    }
    if (!listing.filterable().contains(key)) {
      throw invalid("Cannot filter on " + key);
    }
    return FieldCondition.of(key, value);
  }

  private static List<Predicate<JsonObject>> parts(JsonElement value, Listing listing) {
    if (!value.isJsonArray()) {
      throw invalid("+and and +or take a list");
    }
    JsonArray list = value.getAsJsonArray();
    List<Predicate<JsonObject>> parts = new ArrayList<>();
    list.forEach(part -> parts.add(conditions(objectOf(part), listing)));
    return parts;
  }

  private static Optional<Sorting> sorting(JsonObject json, Listing listing) {
    JsonElement field = json.get("+order_by");
    if (field == null) {
      if (json.has("+order")) {
        throw invalid("+order requires +order_by");
      }
      return Optional.empty();
    }
    String name = textOf(field);
    if (!listing.filterable().contains(name) && !listing.sortable().contains(name)) {
      throw invalid("Cannot order by " + name);
    }
    String order = json.has("+order") ? textOf(json.get("+order")) : "asc";
    if (!order.equals("asc") && !order.equals("desc")) {
      throw invalid("+order must be asc or desc");
    }
    return Optional.of(new Sorting(name, order.equals("desc")));
  }

  private static String textOf(JsonElement value) {
    return value.isJsonPrimitive() ? value.getAsString() : "";
  }

  static ApiException invalid(String reason) {
    return ApiException.invalid(HEADER, reason);
  }
}
