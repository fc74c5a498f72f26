package dev.replinode.sandbox.http;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads the JSON object that a call sends. */
final class RequestBody {
  /** Far above the largest body of the API, a StackScript of 65,535 characters. */
  private static final int LIMIT_BYTES = 4 << 20;

  private RequestBody() {}

  /**
   * The object sent; an empty one when nothing was.
   *
   * @throws ApiException 400 for anything but a JSON object, 413 beyond 4 MiB
   */
  static JsonObject read(InputStream stream) throws IOException {
    byte[] bytes = stream.readNBytes(LIMIT_BYTES + 1);
    if (bytes.length > LIMIT_BYTES) {
      throw ApiException.of(413, "Request entity too large");
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.isBlank()) {
      return new JsonObject();
    }
    JsonElement json = parse(text);
    if (json.isJsonNull() || json.equals(new JsonPrimitive(""))) {
      // An old client sends an empty text where there is nothing to say.
      return new JsonObject();
    }
    if (!json.isJsonObject()) {
      throw ApiException.of(400, "The request body must be a JSON object.");
    }
    return json.getAsJsonObject();
  }

  private static JsonElement parse(String text) throws IOException {
    try {
      return StrictJson.parse(text);
    } catch (JsonParseException e) {
      throw ApiException.of(400, "The request body is not valid JSON.");
    }
  }
}
