package dev.replinode.sandbox.state;

import com.google.gson.JsonObject;

/** Writes a JSON object field by field. */
public final class Fields {
  private final JsonObject object = new JsonObject();

  Fields() {}

  /** Adds a field; for values see {@link Json#object}. */
  public Fields put(String name, Object value) {
    object.add(name, Json.value(value));
    return this;
  }

  /** The object. */
  public JsonObject json() {
    return object;
  }
}
