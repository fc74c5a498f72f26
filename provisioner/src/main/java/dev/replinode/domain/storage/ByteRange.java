package dev.replinode.domain.storage;

/**
 * Bytes of an object that follow each other.
 *
 * @param first the offset of the first one, from 0
 * @param length how many, at least 1
 */
public record ByteRange(long first, long length) {
  /** Refuses numbers out of range with {@link IllegalArgumentException}. */
  public ByteRange {
    if (first < 0 || length < 1) {
      throw new IllegalArgumentException("first " + first + ", length " + length);
    }
  }

  /** The offset of the last byte. */
  public long last() {
    return first + length - 1;
  }
}
