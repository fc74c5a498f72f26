package dev.replinode.sandbox.http;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * Which part of a list is wanted.
 *
 * @param number from 1; past the end is an empty list, not an error
 * @param size 25 to 500
 */
public record Page(int number, int size) {
  private static final int SMALLEST = 25;
  private static final int LARGEST = 500;
  private static final int USUAL = 100;

  /**
   * Reads {@code page} and {@code page_size}.
   *
   * @throws ApiException 400 when one is no number or out of range
   */
  public static Page of(Map<String, String> query) {
    int number = number(query, "page", 1);
    if (number < 1) {
      throw ApiException.invalid("page", "Must be 1 or greater");
    }
    int size = number(query, "page_size", USUAL);
    if (size < SMALLEST || size > LARGEST) {
      throw ApiException.invalid("page_size", "Must be " + SMALLEST + "-" + LARGEST);
    }
    return new Page(number, size);
  }

  /** The envelope {@code {data, page, pages, results}} for this part of {@code items}. */
  public JsonObject envelope(List<JsonObject> items) {
    long from = (long) (number - 1) * size;
    JsonArray data = new JsonArray();
    items.stream().skip(from).limit(size).forEach(data::add);
    JsonObject envelope = new JsonObject();
    envelope.add("data", data);
    envelope.addProperty("page", number);
    envelope.addProperty("pages", Math.max(1, (items.size() + size - 1) / size));
    envelope.addProperty("results", items.size());
    return envelope;
  }

  private static int number(Map<String, String> query, String name, int usual) {
    String text = query.get(name);
    if (text == null || text.isEmpty()) {
      return usual;
    }
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw ApiException.invalid(name, "Must be an integer");
    }
  }
}
