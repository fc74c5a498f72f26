package dev.replinode.sandbox.http;

import com.google.gson.JsonObject;

/**
 * One entry of an error answer.
 *
 * @param reason what is wrong, in the platform's words where they are known
 * @param field the input it concerns, dotted for nested ones, or {@code null}
 */
public record ApiError(String reason, String field) {

  JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("reason", reason);
    if (field != null) {
      json.addProperty("field", field);
    }
    return json;
  }
}
