package dev.replinode.domain.storage;

import java.util.Optional;

/**
 * The objects behind one endpoint as one key sees them. Every method makes a few attempts when the
 * server is busy or the line breaks, and then throws {@link StorageException}. May be used by
 * several threads at once.
 */
public interface ObjectStore extends AutoCloseable {
  /**
   * Asks for one entry of the bucket's list, to see that the bucket is there and the key may list
   * it.
   *
   * @throws StorageException it is not, or may not
   */
  void probe(String bucket);

  /**
   * The objects whose keys start with {@code prefix} (empty: all), in the order of the server, with
   * exact keys. Pages are fetched while iterating, so iterating throws {@link StorageException};
   * each iterator starts anew.
   */
  Iterable<ObjectSummary> list(String bucket, String prefix);

  /**
   * Reads a small object whole; empty when there is none by that key. A key that may not list the
   * bucket gets {@link StorageException.Kind#ACCESS_DENIED} for an absent object.
   *
   * @param maxBytes the largest body to take, 0 to 2^31-9
   * @throws StorageException also when the object is larger ({@link StorageException.Kind#OTHER})
   */
  Optional<StoredObject> get(String bucket, String key, long maxBytes);

  /** Writes an object, private, in place of the one that may be there. */
  void put(String bucket, String key, byte[] body, String contentType);

  /** Removes an object; one that is not there is no failure. */
  void delete(String bucket, String key);

  /**
   * The headers of an object; empty when there is none by that key, and also when the bucket is
   * absent: the answer to this request does not tell which.
   */
  Optional<ObjectHeaders> head(String bucket, String key);

  /**
   * Reads an object of any size to its end, keeping none of it, and tells the SHA-256 of what came,
   * in lower-case hexadecimal; empty when there is none by that key.
   */
  Optional<String> sha256(String bucket, String key);

  /** Lets connections go. */
  @Override
  void close();
}
