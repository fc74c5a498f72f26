package dev.replinode.sandbox.http;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** What an {@code X-Filter} asks of one field: a bare value, or an object of operators. */
final class FieldCondition {
  private FieldCondition() {}

  static Predicate<JsonObject> of(String field, JsonElement value) {
    Predicate<JsonElement> test = value.isJsonObject() ? operators(value) : equalTo(value);
    return item -> test.test(valueOf(item, field));
  }

  /** The value of a dotted field; JSON null when it or one of its parents is missing. */
  static JsonElement valueOf(JsonObject item, String field) {
    JsonElement value = item;
    for (String part : field.split("\\.", -1)) {
      value = value.isJsonObject() ? value.getAsJsonObject().get(part) : JsonNull.INSTANCE;
      if (value == null) {
        return JsonNull.INSTANCE;
      }
    }
    return value;
  }

  private static Predicate<JsonElement> operators(JsonElement value) {
    Predicate<JsonElement> all = item -> true;
    for (Map.Entry<String, JsonElement> entry : value.getAsJsonObject().entrySet()) {
      all = all.and(operator(entry.getKey(), entry.getValue()));
    }
    return all;
  }

  private static Predicate<JsonElement> operator(String name, JsonElement value) {
    return switch (name) {
      case "+gt" -> ordered(value, order -> order > 0);
      case "+gte" -> ordered(value, order -> order >= 0);
      case "+lt" -> ordered(value, order -> order < 0);
      case "+lte" -> ordered(value, order -> order <= 0);
      case "+neq" -> equalTo(value).negate();
      case "+contains" -> containing(value);
      default -> throw XFilter.invalid("Unknown operator " + name);
    };
  }

  private static Predicate<JsonElement> ordered(JsonElement wanted, IntPredicate order) {
    return value -> Comparison.of(value, wanted).filter(order::test).isPresent();
  }

  /** Equality; a list matches when one of its members does. */
  private static Predicate<JsonElement> equalTo(JsonElement wanted) {
    return value -> {
      if (value.isJsonArray()) {
        return value.getAsJsonArray().asList().stream().anyMatch(part -> same(part, wanted));
      }
      return same(value, wanted);
    };
  }

  private static boolean same(JsonElement value, JsonElement wanted) {
    return value.equals(wanted) || Comparison.of(value, wanted).filter(o -> o == 0).isPresent();
  }

  private static Predicate<JsonElement> containing(JsonElement wanted) {
    if (!wanted.isJsonPrimitive() || !wanted.getAsJsonPrimitive().isString()) {
      throw XFilter.invalid("+contains takes a string");
    }
    String text = wanted.getAsString();
    return value ->
        value.isJsonArray()
            ? value.getAsJsonArray().asList().stream().anyMatch(part -> has(part, text))
            : has(value, text);
  }

  private static boolean has(JsonElement value, String text) {
    return value.isJsonPrimitive() && value.getAsString().contains(text);
  }
}
