package dev.replinode.stackscript;

import java.io.ByteArrayOutputStream;

/** Bits in the order of RFC 1951, section 3.1.1. */
final class Bits {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int pending;
  private int count;

  /** Numbers: lowest bit first. */
  void number(int value, int bits) {
    for (int bit = 0; bit < bits; bit++) {
      pending |= ((value >> bit) & 1) << count;
      count++;
      if (count == Byte.SIZE) {
        bytes.write(pending);
        pending = 0;
        count = 0;
      }
    }
  }

  /** Words of a Huffman code: highest bit first. */
  void word(int word, int bits) {
    number(Integer.reverse(word) >>> (Integer.SIZE - bits), bits);
  }

  /** What was written, filled up with zeros to a whole byte. */
  byte[] finish() {
    if (count > 0) {
      number(0, Byte.SIZE - count);
    }
    return bytes.toByteArray();
  }
}
