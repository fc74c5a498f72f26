package dev.replinode.domain.text;

/** Makes a text that came from elsewhere safe for a terminal and for one line of a log. */
public final class Printable {
  private Printable() {}

  /**
   * {@code text} with control characters, line ends, invisible direction marks, lone surrogates and
   * U+FFFE and U+FFFF written as <code>\</code><code>u001b</code>, so that a name can neither move
   * the cursor nor pretend to be another one; a backslash is doubled. At most {@code limit}
   * characters are kept, then an ellipsis.
   */
  public static String of(String text, int limit) {
    StringBuilder line = new StringBuilder();
    int shown = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (shown++ == limit) {
        return line.append('…').toString();
      }
      append(line, text.codePointAt(i));
    }
    return line.toString();
  }

  /**
   * A line that is complete, names in it included: as {@link #of}, but a backslash stays one, since
   * such a name has its own doubled already and a quoted command has to be copied as it is.
   */
  public static String line(String text, int limit) {
    StringBuilder line = new StringBuilder();
    int shown = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (shown++ == limit) {
        return line.append('…').toString();
      }
      appendWhole(line, text.codePointAt(i));
    }
    return line.toString();
  }

  /**
   * A line of program text, whole: what would steer a terminal is written as in {@link #of}, a
   * carriage return as {@code \r}; tabs and backslashes stay, as they are part of most programs.
   */
  public static String code(String text) {
    StringBuilder line = new StringBuilder();
    text.codePoints()
        .forEach(
            codePoint -> {
              if (codePoint == '\r') {
                line.append("\\r");
              } else if (codePoint == '\t') {
                line.append('\t');
              } else {
                appendWhole(line, codePoint);
              }
            });
    return line.toString();
  }

  private static void append(StringBuilder line, int codePoint) {
    line.append(codePoint == '\\' ? "\\" : "");
    appendWhole(line, codePoint);
  }

  private static void appendWhole(StringBuilder line, int codePoint) {
    if (isHidden(codePoint)) {
      line.append(String.format(codePoint > 0xffff ? "\\U%08x" : "\\u%04x", codePoint));
    } else {
      line.appendCodePoint(codePoint);
    }
  }

  private static boolean isHidden(int codePoint) {
    int type = Character.getType(codePoint);
    // The last two of the basic plane are no characters, and XML cannot hold them.
    return codePoint == 0xfffe
        || codePoint == 0xffff
        || type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.SURROGATE;
  }
}
