package dev.replinode.sandbox.s3;

import java.io.InputStream;
import java.util.SplittableRandom;

/** Bytes made from a seed; the same for the same seed, whatever the pieces they are read in. */
final class GeneratedBytes extends InputStream {
  private final SplittableRandom random;
  private long left;
  private long word;
  private int wordBytes;

  GeneratedBytes(long seed, long length) {
    this.random = new SplittableRandom(seed);
    this.left = length;
  }

  @Override
  public int read() {
    if (left == 0) {
      return -1;
    }
    left--;
    return next() & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int wanted) {
    if (left == 0) {
      return wanted == 0 ? 0 : -1;
    }
    int count = (int) Math.min(wanted, left);
    for (int i = 0; i < count; i++) {
      buffer[offset + i] = next();
    }
    left -= count;
    return count;
  }

  private byte next() {
    if (wordBytes == 0) {
      word = random.nextLong();
      wordBytes = Long.BYTES;
    }
    byte value = (byte) word;
    word >>>= Byte.SIZE;
    wordBytes--;
    return value;
  }
}
