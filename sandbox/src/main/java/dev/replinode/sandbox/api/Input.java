package dev.replinode.sandbox.api;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.replinode.sandbox.http.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the fields of a request body and complains about those of a wrong kind. */
final class Input {
  private final JsonObject body;
  private final String at;

  Input(JsonObject body) {
    this(body, "");
  }

  /**
   * A part of a body.
   *
   * @param at where it was found, for complaints, such as {@code metadata.}; ends in a dot
   */
  Input(JsonObject body, String at) {
    this.body = body;
    this.at = at;
  }

  /** Whether the field was sent and is not null. */
  boolean has(String field) {
    return body.has(field) && !body.get(field).isJsonNull();
  }

  /** Whether the field was sent, if only as null. */
  boolean mentions(String field) {
    return body.has(field);
  }

  String requiredString(String field) {
    return string(field)
        .orElseThrow(() -> ApiException.invalid(at + field, field + " is required"));
  }

  Optional<String> string(String field) {
    return primitive(field, "a string").map(JsonPrimitive::getAsString);
  }

  Optional<Boolean> bool(String field) {
    return primitive(field, "a boolean").map(JsonPrimitive::getAsBoolean);
  }

  Optional<Integer> integer(String field) {
    return primitive(field, "an integer").map(JsonPrimitive::getAsInt);
  }

  Optional<List<String>> strings(String field) {
    if (!has(field)) {
      return Optional.empty();
    }
    JsonElement value = body.get(field);
    if (!value.isJsonArray()) {
      throw mustBe(field, "a list");
    }
    List<String> items = new ArrayList<>();
    for (JsonElement item : value.getAsJsonArray()) {
      if (!item.isJsonPrimitive() || !item.getAsJsonPrimitive().isString()) {
        throw mustBe(field + "[" + items.size() + "]", "a string");
      }
      items.add(item.getAsString());
    }
    return Optional.of(items);
  }

  Optional<List<Integer>> integers(String field) {
    if (!has(field)) {
      return Optional.empty();
    }
    if (!body.get(field).isJsonArray()) {
      throw mustBe(field, "a list");
    }
    List<Integer> items = new ArrayList<>();
    for (JsonElement item : body.getAsJsonArray(field)) {
      if (!item.isJsonPrimitive() || !isOf("an integer", item.getAsJsonPrimitive())) {
        throw mustBe(field + "[" + items.size() + "]", "an integer");
      }
      items.add(item.getAsInt());
    }
    return Optional.of(items);
  }

  Optional<JsonObject> object(String field) {
    if (!has(field)) {
      return Optional.empty();
    }
    if (!body.get(field).isJsonObject()) {
      throw mustBe(field, "an object");
    }
    return Optional.of(body.getAsJsonObject(field));
  }

  Optional<List<JsonObject>> objects(String field) {
    if (!has(field)) {
      return Optional.empty();
    }
    if (!body.get(field).isJsonArray()) {
      throw mustBe(field, "a list");
    }
    List<JsonObject> items = new ArrayList<>();
    for (JsonElement item : body.getAsJsonArray(field)) {
      if (!item.isJsonObject()) {
        throw mustBe(field + "[" + items.size() + "]", "an object");
      }
      items.add(item.getAsJsonObject());
    }
    return Optional.of(items);
  }

  /** One of the words; empty when not sent. */
  Optional<String> oneOf(String field, List<String> words) {
    Optional<String> value = string(field);
    if (value.isPresent() && !words.contains(value.get())) {
      throw ApiException.invalid(at + field, "Must be one of " + String.join(", ", words));
    }
    return value;
  }

  private Optional<JsonPrimitive> primitive(String field, String kind) {
    if (!has(field)) {
      return Optional.empty();
    }
    JsonElement value = body.get(field);
    if (!value.isJsonPrimitive() || !isOf(kind, value.getAsJsonPrimitive())) {
      throw mustBe(field, kind);
    }
    return Optional.of(value.getAsJsonPrimitive());
  }

  private static boolean isOf(String kind, JsonPrimitive value) {
    return switch (kind) {
      case "a string" -> value.isString();
      case "a boolean" -> value.isBoolean();
      default -> value.isNumber() && value.getAsString().matches("-?\\d{1,9}");
    };
  }

  private ApiException mustBe(String field, String kind) {
    return ApiException.invalid(at + field, "Must be " + kind);
  }
}
