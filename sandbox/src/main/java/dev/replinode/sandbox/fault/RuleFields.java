package dev.replinode.sandbox.fault;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the fields of a fault's document; every complaint is an {@link IllegalArgumentException}
 * that names the field.
 */
final class RuleFields {
  private final JsonObject document;

  /** Refuses fields that are not {@code known}: a misspelt one would change what a fault does. */
  RuleFields(JsonObject document, Set<String> known) {
    this.document = document;
    for (String name : document.keySet()) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "a fault has no field " + name + "; known are " + String.join(", ", sorted(known)));
      }
    }
  }

  private static Set<String> sorted(Set<String> names) {
    return new TreeSet<>(names);
  }

  boolean has(String name) {
    return document.has(name);
  }

  Optional<String> text(String name) {
    return primitive(name, "a string")
        .map(value -> require(value.isString(), name, "a string", value))
        .map(JsonPrimitive::getAsString);
  }

  Optional<Boolean> bool(String name) {
    return primitive(name, "true or false")
        .map(value -> require(value.isBoolean(), name, "true or false", value))
        .map(JsonPrimitive::getAsBoolean);
  }

  /** A whole number within bounds. */
  Optional<Long> number(String name, long least, long most) {
    String what = "a whole number from " + least + " to " + most;
    return primitive(name, what)
        .map(
            value -> {
              boolean isWhole = value.isNumber() && value.getAsString().matches("-?\\d{1,18}");
              boolean fits = isWhole && value.getAsLong() >= least && value.getAsLong() <= most;
              return require(fits, name, what, value);
            })
        .map(JsonPrimitive::getAsLong);
  }

  /** A number from 0 to 1. */
  Optional<Double> share(String name) {
    String what = "a number from 0 to 1";
    return primitive(name, what)
        .map(
            value -> {
              boolean fits =
                  value.isNumber() && value.getAsDouble() >= 0 && value.getAsDouble() <= 1;
              return require(fits, name, what, value);
            })
        .map(JsonPrimitive::getAsDouble);
  }

  /** An object of strings; empty when there is none. */
  Map<String, String> texts(String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    JsonElement value = document.get(name);
    if (value == null) {
      return texts;
    }
    if (!value.isJsonObject()) {
      throw wrong(name, "an object of strings");
    }
    RuleFields fields = new RuleFields(value.getAsJsonObject(), value.getAsJsonObject().keySet());
    value.getAsJsonObject().keySet().forEach(key -> texts.put(key, fields.text(key).orElseThrow()));
    return texts;
  }

  private Optional<JsonPrimitive> primitive(String name, String what) {
    JsonElement value = document.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isJsonPrimitive()) {
      throw wrong(name, what);
    }
    return Optional.of(value.getAsJsonPrimitive());
  }

  private static JsonPrimitive require(
      boolean fits, String name, String what, JsonPrimitive value) {
    if (!fits) {
      throw wrong(name, what);
    }
    return value;
  }

  private static IllegalArgumentException wrong(String name, String what) {
    return new IllegalArgumentException("the fault's " + name + " must be " + what);
  }
}
