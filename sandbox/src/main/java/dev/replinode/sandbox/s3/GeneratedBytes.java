package dev.replinode.sandbox.s3;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/** Bytes made from a seed; the same for the same seed, whatever the pieces they are read in. */
final class GeneratedBytes extends InputStream {
  private static final int BLOCK_BYTES = 1 << 16;

  private final SplittableRandom random;
  private final ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
  private long left;

  GeneratedBytes(long seed, long length) {
    this.random = new SplittableRandom(seed);
    this.left = length;
    block.position(BLOCK_BYTES);
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int wanted) {
    if (left == 0 && wanted > 0) {
      return -1;
    }
    if (!block.hasRemaining()) {
      refill();
    }
    int count = (int) Math.min(Math.min(wanted, left), block.remaining());
    block.get(buffer, offset, count);
    left -= count;
    return count;
  }

  private void refill() {
    block.clear();
    int needed = (int) Math.min(BLOCK_BYTES, left + Long.BYTES);
    while (block.position() + Long.BYTES <= needed) {
      block.putLong(random.nextLong());
    }
    block.flip();
  }
}
