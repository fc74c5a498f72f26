package dev.replinode.stackscript;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One place of a script that begins a user-defined field. All offsets count UTF-16 units of the
 * script as it was given, line ends included; an end is the offset behind the last unit.
 *
 * @param start of the opening bracket
 * @param end behind the closing bracket, or the end of the script when there is none
 * @param isClosed whether there is a closing bracket; the platform ignores a tag without one
 * @param attributes every attribute in the order of the tag, repeated ones too; none when the tag
 *     is not closed
 * @param restStart start of the text behind the last attribute
 * @param restEnd end of that text: the place of the closing bracket
 */
public record Tag(
    int start, int end, boolean isClosed, List<Attribute> attributes, int restStart, int restEnd) {

  /**
   * One attribute.
   *
   * @param key what the platform makes of the text between the previous closing quote and the
   *     {@code =}: trimmed, in lower case, with whatever stray text it carries
   * @param value verbatim, less its line ends
   * @param keyStart start of the key without the white space around it
   * @param keyEnd end of the key without the white space around it
   * @param valueStart start of the value, behind its opening quote
   * @param valueEnd end of the value: the place of its closing quote
   */
  public record Attribute(
      String key, String value, int keyStart, int keyEnd, int valueStart, int valueEnd) {}

  /** Copies the list. */
  public Tag {
    attributes = List.copyOf(attributes);
  }

  /** Whether the platform makes a field of it: it is closed and has an attribute. */
  public boolean isField() {
    return isClosed && !attributes.isEmpty();
  }

  /** The field, or one without attributes. Of a repeated attribute the last value counts. */
  public UserDefinedField field() {
    Map<String, String> values = new LinkedHashMap<>();
    for (Attribute attribute : attributes) {
      values.put(attribute.key(), attribute.value());
    }
    return new UserDefinedField(values);
  }
}
