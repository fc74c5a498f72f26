package dev.replinode.stackscript;

/**
 * A script as the platform looks at it: without its line ends. Knows where each character stood in
 * the script.
 */
final class FlatText {
  private final char[] chars;
  private final int[] origins;
  private final int length;

  FlatText(String script) {
    chars = new char[script.length()];
    origins = new int[script.length()];
    int kept = 0;
    for (int i = 0; i < script.length(); i++) {
      char c = script.charAt(i);
      if (c != '\r' && c != '\n') {
        chars[kept] = c;
        origins[kept] = i;
        kept++;
      }
    }
    length = kept;
  }

  int length() {
    return length;
  }

  char at(int index) {
    return chars[index];
  }

  /** Where the character at {@code index}, which must be inside the text, stands in the script. */
  int origin(int index) {
    return origins[index];
  }

  /** The first {@code wanted} in {@code from..to}, or -1. */
  int indexOf(char wanted, int from, int to) {
    for (int i = from; i < to; i++) {
      if (chars[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  /** Where {@code first} followed by {@code second} begins inside {@code from..to}, or -1. */
  int indexOf(char first, char second, int from, int to) {
    for (int i = from; i + 1 < to; i++) {
      if (chars[i] == first && chars[i + 1] == second) {
        return i;
      }
    }
    return -1;
  }

  /** Whether {@code lowerCase}, of ASCII letters and signs, stands at {@code index} in any case. */
  boolean holds(String lowerCase, int index) {
    if (index + lowerCase.length() > length) {
      return false;
    }
    for (int i = 0; i < lowerCase.length(); i++) {
      char c = chars[index + i];
      char lower = c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
      if (lower != lowerCase.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  String substring(int from, int to) {
    return new String(chars, from, to - from);
  }
}
