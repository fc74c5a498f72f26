package dev.replinode.domain.storage;

/**
 * Takes the bytes of one object as they come, in pieces, and makes something of them.
 *
 * @param <T> what it makes
 */
public interface BodyReader<T> {
  /** Takes the first {@code length} bytes of {@code buffer}, which will be used again. */
  void take(byte[] buffer, int length);

  /** What came of all bytes; asked once, after the last. */
  T result();
}
