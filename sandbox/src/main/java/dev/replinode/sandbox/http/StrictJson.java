package dev.replinode.sandbox.http;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;

/** Reads JSON by the letter of RFC 8259, as the platform does; the library alone is lenient. */
final class StrictJson {
  private StrictJson() {}

  /**
   * The one value in {@code text}.
   *
   * @throws JsonParseException it is not JSON, or more than one value
   */
  static JsonElement parse(String text) {
    try (JsonReader reader = new JsonReader(new StringReader(text))) {
      reader.setStrictness(Strictness.STRICT);
      JsonElement json = JsonParser.parseReader(reader);
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw new JsonParseException("more than one value");
      }
      return json;
    } catch (IOException e) {
      throw new JsonParseException(e);
    }
  }
}
