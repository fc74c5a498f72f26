package dev.replinode.stackscript;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the user-defined fields of a script exactly as the platform does when a StackScript is
 * saved.
 *
 * <p>The rules were worked out from recorded answers of the API: without the upper-case letters
 * {@code UDF} anywhere there are no fields; line ends are deleted first; a tag runs from {@code
 * <udf} and a space to the first {@code >}; an attribute's key is all the text between the previous
 * closing quote and the {@code =}.
 */
public final class UserDefinedFields {
  private static final String OPENING = "<udf ";

  private UserDefinedFields() {}

  /**
   * The fields of {@code script} in the order of their tags; never {@code null}. Does not throw,
   * whatever the text, and takes time linear in its length.
   */
  public static List<UserDefinedField> read(String script) {
    if (!script.contains("UDF")) {
      return List.of();
    }
    String text = script.replace("\r", "").replace("\n", "");
    String lower = lowerCase(text);
    List<UserDefinedField> fields = new ArrayList<>();
    int from = lower.indexOf(OPENING);
    while (from >= 0) {
      int start = from + OPENING.length();
      int end = text.indexOf('>', start);
      if (end < 0) {
        break;
      }
      Map<String, String> attributes = attributes(text.substring(start, end));
      if (!attributes.isEmpty()) {
        fields.add(new UserDefinedField(attributes));
      }
      from = lower.indexOf(OPENING, end);
    }
    return List.copyOf(fields);
  }

  private static Map<String, String> attributes(String tag) {
    Map<String, String> attributes = new LinkedHashMap<>();
    int position = 0;
    while (true) {
      int equals = tag.indexOf("=\"", position);
      int close = equals < 0 ? -1 : tag.indexOf('"', equals + 2);
      if (close < 0) {
        return attributes;
      }
      String key = tag.substring(position, equals).strip().toLowerCase(Locale.ROOT);
      attributes.put(key, tag.substring(equals + 2, close));
      position = close + 1;
    }
  }

  /** Lower-cases ASCII letters only, so that positions stay those of the original text. */
  private static String lowerCase(String text) {
    char[] chars = text.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      if (chars[i] >= 'A' && chars[i] <= 'Z') {
        chars[i] = (char) (chars[i] + 32);
      }
    }
    return new String(chars);
  }
}
