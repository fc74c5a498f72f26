package dev.replinode.api.http;

import dev.replinode.api.client.JSON;
import java.util.Map;

/** Values for the {@code X-Filter} parameter of list operations. */
public final class XFilter {
  private XFilter() {}

  /**
   * Writes conditions as the API wants them: one JSON object in ASCII, other letters as {@code
   * \}{@code uXXXX}, which a header could not carry otherwise.
   *
   * @param conditions plain keys are equalities and joined by "and"; operators begin with a plus,
   *     as in {@code +order_by}. A value keeps its type: the id 123 must be a number, not text.
   */
  public static String of(Map<String, ?> conditions) {
    StringBuilder ascii = new StringBuilder();
    for (char c : JSON.serialize(conditions).toCharArray()) {
      if (c < 0x7f) {
        ascii.append(c);
      } else {
        ascii.append(String.format("\\u%04x", (int) c));
      }
    }
    return ascii.toString();
  }
}
