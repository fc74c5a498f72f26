package dev.replinode.stackscript;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Writes a text as one word of a bash script, which bash takes verbatim. */
final class ShellWord {
  private static final int FIRST_PRINTABLE = ' ';
  private static final int LAST_PRINTABLE = '~';
  private static final Pattern ESCAPE = Pattern.compile("\\\\([0-7]{3}|['\\\\])|.");
  private static final int OCTAL = 8;

  private ShellWord() {}

  /**
   * {@code '…'}, in which bash sees nothing but the text; for a text with a single quote, a control
   * character or anything outside ASCII {@code $'…'}. The word is printable ASCII on one line, so
   * nothing on its way can damage it.
   *
   * @throws IllegalArgumentException for the character NUL, which no value of a shell can hold
   */
  static String of(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a value holds the character NUL");
    }
    boolean isPlain =
        text.chars().allMatch(c -> c >= FIRST_PRINTABLE && c <= LAST_PRINTABLE && c != '\'');
    return isPlain ? "'" + text + "'" : escaped(text);
  }

  /** The text of a word that {@link #of} made; nothing for any other word. */
  static Optional<String> read(String word) {
    boolean isEscaped = word.startsWith("$'");
    int start = isEscaped ? 2 : 1;
    if (word.length() <= start || !word.endsWith("'")) {
      return Optional.empty();
    }
    String inside = word.substring(start, word.length() - 1);
    return Optional.of(isEscaped ? unescaped(inside) : inside)
        .filter(text -> of(text).equals(word));
  }

  private static String unescaped(String inside) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (MatchResult part : ESCAPE.matcher(inside).results().toList()) {
      String code = part.group(1) == null ? part.group() : part.group(1);
      text.write(code.length() == 1 ? code.charAt(0) : Integer.parseInt(code, OCTAL));
    }
    return text.toString(StandardCharsets.UTF_8);
  }

  private static String escaped(String text) {
    StringBuilder word = new StringBuilder("$'");
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      int value = Byte.toUnsignedInt(octet);
      if (value == '\'' || value == '\\') {
        word.append('\\').append((char) value);
      } else if (value >= FIRST_PRINTABLE && value <= LAST_PRINTABLE) {
        word.append((char) value);
      } else {
        word.append(String.format("\\%03o", value));
      }
    }
    return word.append('\'').toString();
  }
}
