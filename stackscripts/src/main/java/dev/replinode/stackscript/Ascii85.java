package dev.replinode.stackscript;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Bytes as printable text: four bytes are five characters from {@code !} to {@code u}, which is a
 * fifteenth less than Base64 needs. There is no short form for zeros and no mark at either end.
 */
final class Ascii85 {
  private static final int BASE = 85;
  private static final int BYTES = 4;
  private static final int CHARACTERS = 5;

  private Ascii85() {}

  /** The text of {@code bytes}, filled up with zeros to a multiple of four. */
  static String encode(byte[] bytes) {
    int groups = (bytes.length + BYTES - 1) / BYTES;
    ByteBuffer input = ByteBuffer.wrap(Arrays.copyOf(bytes, groups * BYTES));
    char[] text = new char[groups * CHARACTERS];
    for (int end = CHARACTERS; end <= text.length; end += CHARACTERS) {
      long group = Integer.toUnsignedLong(input.getInt());
      for (int i = 1; i <= CHARACTERS; i++) {
        text[end - i] = (char) ('!' + group % BASE);
        group /= BASE;
      }
    }
    return new String(text);
  }

  /**
   * The bytes of {@code text}, with the zeros at their end that {@link #encode} may have added.
   *
   * @throws IllegalArgumentException when it is no such text
   */
  static byte[] decode(String text) {
    if (text.length() % CHARACTERS != 0) {
      throw new IllegalArgumentException("Ascii85 of a length that is no multiple of five");
    }
    ByteBuffer bytes = ByteBuffer.allocate(text.length() / CHARACTERS * BYTES);
    for (int start = 0; start < text.length(); start += CHARACTERS) {
      long group = 0;
      for (char c : text.substring(start, start + CHARACTERS).toCharArray()) {
        if (c < '!' || c >= '!' + BASE) {
          throw new IllegalArgumentException("not a character of Ascii85");
        }
        group = group * BASE + c - '!';
      }
      if (group > 0xffffffffL) {
        throw new IllegalArgumentException("a group of Ascii85 that is too large");
      }
      bytes.putInt((int) group);
    }
    return bytes.array();
  }
}
