package dev.replinode.sandbox.s3;

import java.util.Comparator;

/**
 * Orders keys by their UTF-8 bytes, as S3 lists them. {@link String#compareTo} differs for
 * characters beyond the basic plane.
 */
final class KeyOrder {
  static final Comparator<String> UTF_8 = KeyOrder::compare;

  /** Greater than every key that begins with what stands before it. */
  static final String LAST = Character.toString(Character.MAX_CODE_POINT);

  private KeyOrder() {}

  private static int compare(String left, String right) {
    int length = Math.min(left.length(), right.length());
    for (int i = 0; i < length; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        return Character.compare(rank(a), rank(b));
      }
    }
    return Integer.compare(left.length(), right.length());
  }

  /** Moves surrogates, halves of characters beyond the basic plane, behind all other units. */
  private static char rank(char unit) {
    if (Character.isSurrogate(unit)) {
      return (char) (unit + 0x2000);
    }
    return unit >= 0xE000 ? (char) (unit - 0x800) : unit;
  }
}
