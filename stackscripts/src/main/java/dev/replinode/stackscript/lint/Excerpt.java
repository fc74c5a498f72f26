package dev.replinode.stackscript.lint;

/** Foreign text in a message: quoted, one line, short, without signs that a terminal obeys. */
final class Excerpt {
  private static final int LONGEST = 40;

  private Excerpt() {}

  static String of(String text) {
    boolean isLong = text.codePointCount(0, Math.min(text.length(), 2 * LONGEST + 2)) > LONGEST;
    String shown = isLong ? text.substring(0, text.offsetByCodePoints(0, LONGEST)) : text;
    StringBuilder quoted = new StringBuilder("'");
    shown.codePoints().map(Excerpt::visible).forEach(quoted::appendCodePoint);
    return quoted.append(isLong ? "\u2026'" : "'").toString();
  }

  private static int visible(int c) {
    int type = Character.getType(c);
    boolean isUnsafe =
        Character.isISOControl(c)
            || type == Character.FORMAT
            || type == Character.SURROGATE
            || type == Character.LINE_SEPARATOR
            || type == Character.PARAGRAPH_SEPARATOR;
    return isUnsafe ? '\uFFFD' : c;
  }
}
