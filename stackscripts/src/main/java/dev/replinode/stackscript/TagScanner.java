package dev.replinode.stackscript;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds the tags of user-defined fields in a script, by the rules under which the platform reads
 * them: line ends are deleted first; a tag runs from {@code <udf} (any case) and a space to the
 * first {@code >}, wherever it stands; an attribute's key is all the text between the previous
 * closing quote and the {@code ="}.
 */
public final class TagScanner {
  private static final String OPENING = "<udf ";

  private final FlatText text;
  private final int scriptLength;
  private final List<Tag> tags = new ArrayList<>();

  private TagScanner(String script) {
    text = new FlatText(script);
    scriptLength = script.length();
  }

  /**
   * Every tag of {@code script} in order; a tag that is never closed comes last. Does not throw,
   * whatever the text, and takes time and memory linear in its length. The rule that a script
   * without the letters {@code UDF} has no fields is not applied here, but by {@link
   * UserDefinedFields}.
   */
  public static List<Tag> scan(String script) {
    TagScanner scanner = new TagScanner(script);
    scanner.scan();
    return List.copyOf(scanner.tags);
  }

  private void scan() {
    int opening = opening(0);
    while (opening >= 0) {
      int body = opening + OPENING.length();
      int close = text.indexOf('>', body, text.length());
      if (close < 0) {
        int origin = text.origin(opening);
        tags.add(new Tag(origin, scriptLength, false, List.of(), scriptLength, scriptLength));
        return;
      }
      tags.add(tag(opening, body, close));
      opening = opening(close);
    }
  }

  private int opening(int from) {
    int bracket = text.indexOf('<', from, text.length());
    while (bracket >= 0 && !text.holds(OPENING, bracket)) {
      bracket = text.indexOf('<', bracket + 1, text.length());
    }
    return bracket;
  }

  private Tag tag(int opening, int body, int close) {
    List<Tag.Attribute> attributes = new ArrayList<>();
    int rest = body;
    while (true) {
      int equals = text.indexOf('=', '"', rest, close);
      int quote = equals < 0 ? -1 : text.indexOf('"', equals + 2, close);
      if (quote < 0) {
        int end = text.origin(close);
        return new Tag(
            text.origin(opening), end + 1, true, attributes, text.origin(rest - 1) + 1, end);
      }
      attributes.add(attribute(rest, equals, quote));
      rest = quote + 1;
    }
  }

  private Tag.Attribute attribute(int from, int equals, int quote) {
    int start = from;
    int end = equals;
    while (start < end && Character.isWhitespace(text.at(start))) {
      start++;
    }
    while (end > start && Character.isWhitespace(text.at(end - 1))) {
      end--;
    }
    return new Tag.Attribute(
        text.substring(start, end).toLowerCase(Locale.ROOT),
        text.substring(equals + 2, quote),
        text.origin(start),
        start == end ? text.origin(start) : text.origin(end - 1) + 1,
        text.origin(equals + 1) + 1,
        text.origin(quote));
  }
}
