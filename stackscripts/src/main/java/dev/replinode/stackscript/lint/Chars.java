package dev.replinode.stackscript.lint;

import java.util.Locale;

/** What the shell and the platform call letters, digits and names: ASCII only. */
final class Chars {
  private Chars() {}

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  static boolean isNameStart(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  static boolean isNamePart(int c) {
    return isNameStart(c) || isDigit(c);
  }

  static boolean isBlank(int c) {
    return c == ' ' || c == '\t' || c == '\r';
  }

  /** Whether the word is a name that the shell can hold in a variable. */
  static boolean isVariable(String word) {
    return !word.isEmpty()
        && isNameStart(word.charAt(0))
        && word.chars().allMatch(Chars::isNamePart);
  }

  /** End of the name that begins at {@code from}; {@code from} itself when none does. */
  static int nameEnd(String text, int from, int limit) {
    int at = from;
    while (at < limit && isNamePart(text.charAt(at))) {
      at++;
    }
    return at > from && isNameStart(text.charAt(from)) ? at : from;
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
