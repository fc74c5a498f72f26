package dev.replinode.stackscript;

import java.io.ByteArrayOutputStream;

/**
 * Bytes as printable text: thirteen bits are two characters from {@code !} to {@code &#123;}, which
 * is an eleventh less than Base64 needs. It is the known basE91 without its groups of fourteen
 * bits, in the order of the characters' codes, and the first bit comes first. No mark is at either
 * end.
 */
final class Base91 {
  private static final int BASE = 91;
  private static final int BITS = 13;

  private Base91() {}

  /** The text of {@code bytes}, filled up with zeros to a multiple of thirteen bits. */
  static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int waiting = 0;
    int bits = 0;
    for (byte b : bytes) {
      waiting = waiting << Byte.SIZE | b & 0xff;
      bits += Byte.SIZE;
      if (bits >= BITS) {
        bits -= BITS;
        append(text, waiting >> bits);
        waiting &= (1 << bits) - 1;
      }
    }
    if (bits > 0) {
      append(text, waiting << BITS - bits);
    }
    return text.toString();
  }

  private static void append(StringBuilder text, int group) {
    text.append((char) ('!' + group / BASE)).append((char) ('!' + group % BASE));
  }

  /**
   * The bytes of {@code text}; of the zeros that {@link #encode} may have added, eight or more are
   * one byte at the end.
   *
   * @throws IllegalArgumentException when it is no such text
   */
  static byte[] decode(String text) {
    if (text.length() % 2 != 0) {
      throw new IllegalArgumentException("Base91 of an odd length");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int waiting = 0;
    int bits = 0;
    for (int at = 0; at < text.length(); at += 2) {
      waiting = waiting << BITS | group(text, at);
      for (bits += BITS; bits >= Byte.SIZE; ) {
        bits -= Byte.SIZE;
        bytes.write(waiting >> bits);
      }
      waiting &= (1 << bits) - 1;
    }
    return bytes.toByteArray();
  }

  private static int group(String text, int at) {
    int group = digit(text.charAt(at)) * BASE + digit(text.charAt(at + 1));
    if (group >> BITS != 0) {
      throw new IllegalArgumentException("a group of Base91 that is too large");
    }
    return group;
  }

  private static int digit(char c) {
    if (c < '!' || c >= '!' + BASE) {
      throw new IllegalArgumentException("not a character of Base91");
    }
    return c - '!';
  }
}
