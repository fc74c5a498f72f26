package dev.replinode.sandbox.state;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Optional;

/** Builds and reads JSON with few words. */
public final class Json {
  private Json() {}

  /**
   * An object from names and values in turn. A value is a string, number, boolean, {@code null}
   * (JSON null), a JSON element, or a list of these.
   */
  public static JsonObject object(Object... namesAndValues) {
    JsonObject object = new JsonObject();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.add((String) namesAndValues[i], value(namesAndValues[i + 1]));
    }
    return object;
  }

  /** The same, field by field, for longer objects. */
  public static Fields fields() {
    return new Fields();
  }

  /** An array of strings, numbers, booleans or JSON elements. */
  public static JsonArray array(List<?> items) {
    JsonArray array = new JsonArray();
    items.forEach(item -> array.add(value(item)));
    return array;
  }

  /** The text of a string field, or empty when it is absent, null or no string. */
  public static Optional<String> string(JsonObject object, String name) {
    JsonElement value = object.get(name);
    return value != null && value.isJsonPrimitive() && value.getAsJsonPrimitive().isString()
        ? Optional.of(value.getAsString())
        : Optional.empty();
  }

  /** The strings of a list field; empty when it is absent or null. */
  public static List<String> strings(JsonObject object, String name) {
    JsonElement value = object.get(name);
    return value != null && value.isJsonArray()
        ? value.getAsJsonArray().asList().stream().map(JsonElement::getAsString).toList()
        : List.of();
  }

  /** Whether a field is there and not null. */
  public static boolean has(JsonObject object, String name) {
    return object.has(name) && !object.get(name).isJsonNull();
  }

  static JsonElement value(Object value) {
    if (value == null) {
      return JsonNull.INSTANCE;
    }
    if (value instanceof JsonElement element) {
      return element;
    }
    if (value instanceof String text) {
      return new JsonPrimitive(text);
    }
    if (value instanceof Number number) {
      return new JsonPrimitive(number);
    }
    if (value instanceof Boolean flag) {
      return new JsonPrimitive(flag);
    }
    if (value instanceof List<?> list) {
      return array(list);
    }
    throw new IllegalArgumentException("no JSON value: " + value.getClass());
  }
}
