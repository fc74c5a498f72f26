package dev.replinode.stackscript.lint;

/**
 * How a line begins.
 *
 * @param end offset behind the white space and comment signs that the line begins with
 * @param signs those comment signs, white space between two of them kept as one space
 * @param lineEnd offset of the line's end
 */
record LineHead(int end, String signs, int lineEnd) {

  static LineHead of(Lines lines, int line, String text) {
    StringBuilder signs = new StringBuilder();
    int at = lines.start(line);
    int lineEnd = lines.end(line);
    boolean isBlank = false;
    while (at < lineEnd && (text.charAt(at) == '#' || Chars.isBlank(text.charAt(at)))) {
      if (text.charAt(at) == '#') {
        signs.append(isBlank && signs.length() > 0 ? " #" : "#");
      }
      isBlank = text.charAt(at) != '#';
      at++;
    }
    return new LineHead(at, signs.toString(), lineEnd);
  }

  /** Whether the whole line is a comment. */
  boolean isComment() {
    return !signs.isEmpty();
  }
}
