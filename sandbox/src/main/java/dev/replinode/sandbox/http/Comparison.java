package dev.replinode.sandbox.http;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.Optional;

/** Compares JSON values of one kind; values of different kinds have no order. */
final class Comparison {
  private Comparison() {}

  /** Less than, equal or greater than zero; empty when the two are of different kinds. */
  static Optional<Integer> of(JsonElement left, JsonElement right) {
    if (!left.isJsonPrimitive() || !right.isJsonPrimitive()) {
      return Optional.empty();
    }
    JsonPrimitive a = left.getAsJsonPrimitive();
    JsonPrimitive b = right.getAsJsonPrimitive();
    if (a.isNumber() && b.isNumber()) {
      return Optional.of(Double.compare(a.getAsDouble(), b.getAsDouble()));
    }
    if (a.isString() && b.isString()) {
      return Optional.of(a.getAsString().compareTo(b.getAsString()));
    }
    if (a.isBoolean() && b.isBoolean()) {
      return Optional.of(Boolean.compare(a.getAsBoolean(), b.getAsBoolean()));
    }
    return Optional.empty();
  }
}
