package dev.replinode.sandbox.http;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/**
 * What a handler answers.
 *
 * @param status the HTTP status
 * @param type the media type
 * @param body the text to send; empty for none
 */
public record Response(int status, String type, String body) {
  private static final Gson GSON =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

  /** 200 with a JSON document. */
  public static Response ok(JsonElement body) {
    return json(200, body);
  }

  /** 200 with the two bytes {@code {}}: the API's answer to deletes and actions. */
  public static Response done() {
    return ok(new JsonObject());
  }

  /** 204: nothing to say. */
  public static Response nothing() {
    return new Response(204, "application/json", "");
  }

  /** 200 with plain text. */
  public static Response text(String body) {
    return new Response(200, "text/plain; charset=utf-8", body);
  }

  /** A JSON document with any status; nulls are written. */
  public static Response json(int status, JsonElement body) {
    return new Response(status, "application/json", GSON.toJson(body));
  }
}
