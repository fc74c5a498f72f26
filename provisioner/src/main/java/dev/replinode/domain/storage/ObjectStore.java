package dev.replinode.domain.storage;

import java.util.Optional;
import java.util.function.Supplier;

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

  /** Who may do what with an object; empty when there is none by that key. */
  Optional<ObjectAcl> acl(String bucket, String key);

  /**
   * What the server remembers of one part of an object that was uploaded in parts; empty when there
   * is no such object or part, or the server does not tell.
   *
   * @param number from 1
   */
  Optional<ObjectPart> part(String bucket, String key, int number);

  /**
   * Reads an object of any size, or a part of it, and keeps nothing but what {@code reader} makes
   * of the bytes; empty when there is none by that key, or when it ends before the range begins.
   *
   * @param range what to read; empty means all of it
   * @param reader makes a new reader for each attempt: a body that breaks off is read again
   */
  <T> Optional<T> read(
      String bucket, String key, Optional<ByteRange> range, Supplier<BodyReader<T>> reader);

  /**
   * Reads an object of any size to its end and tells the SHA-256 of what came, in lower-case
   * hexadecimal; empty when there is none by that key.
   */
  default Optional<String> sha256(String bucket, String key) {
    return read(bucket, key, Optional.empty(), () -> new HashReader("SHA-256"));
  }

  /**
   * What a bucket says of one of its settings, in a form that is the same for equal settings;
   * {@link BucketSetting#NONE} when nobody has made it; empty when that is not told, as to a
   * limited key or by a server that does not have it.
   *
   * @throws StorageException the server could not be reached, or stayed busy
   */
  default Optional<String> setting(String bucket, BucketSetting setting) {
    return Optional.empty();
  }

  /** Lets connections go. */
  @Override
  void close();
}
