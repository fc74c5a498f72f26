package dev.replinode.sandbox.http;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Comparator;

/**
 * The order of a list.
 *
 * @param field dotted for nested ones; items without it come first
 * @param descending the other way round
 */
record Sorting(String field, boolean descending) {

  Comparator<JsonObject> comparator() {
    Comparator<JsonObject> rising =
        Comparator.comparing(item -> FieldCondition.valueOf(item, field), Sorting::compare);
    return descending ? rising.reversed() : rising;
  }

  private static int compare(JsonElement left, JsonElement right) {
    if (left.isJsonNull() || right.isJsonNull()) {
      return Boolean.compare(!left.isJsonNull(), !right.isJsonNull());
    }
    return Comparison.of(left, right).orElse(0);
  }
}
