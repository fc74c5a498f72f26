package dev.replinode.sandbox.s3;

import dev.replinode.sandbox.catalog.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The buckets behind one endpoint. Safe for use by many threads. */
public final class EndpointStore {
  private final Endpoint endpoint;
  private final BodyFiles files;
  private final InstantSource clock;
  private final ConcurrentNavigableMap<String, Bucket> buckets = new ConcurrentSkipListMap<>();

  EndpointStore(Endpoint endpoint, BodyFiles files, InstantSource clock) {
    this.endpoint = endpoint;
    this.files = files;
    this.clock = clock;
  }

  /** Where these buckets are. */
  public Endpoint endpoint() {
    return endpoint;
  }

  /** All buckets, by name. */
  public List<Bucket> buckets() {
    return List.copyOf(buckets.values());
  }

  /** The bucket of that name. */
  public Optional<Bucket> bucket(String name) {
    return Optional.ofNullable(buckets.get(name));
  }

  /** Makes a bucket; {@code false} when there is one already. */
  public boolean createBucket(String name) {
    Bucket bucket = new Bucket(name, clock.instant(), endpoint.hasCors());
    return buckets.putIfAbsent(name, bucket) == null;
  }

  /** Removes a bucket that holds no object; {@code false} when it holds one. */
  public boolean deleteEmptyBucket(String name) {
    Bucket bucket = buckets.get(name);
    if (bucket == null) {
      return true;
    }
    if (!bucket.isEmpty()) {
      return false;
    }
    bucket.parts().values().forEach(part -> files.discard(part.body()));
    buckets.remove(name, bucket);
    return true;
  }

  /**
   * Stores an object in place of any other of that key.
   *
   * @param etag what the object shall say, or {@code null} for the MD5 of its bytes
   * @throws IOException the bytes cannot be read or written; nothing has changed
   */
  StoredObject put(
      Bucket bucket, String key, ContentHeaders headers, InputStream bytes, String etag)
      throws IOException {
    BodyFiles.Written written = files.write(bytes);
    String tag = etag == null ? written.md5() : etag;
    StoredObject object =
        new StoredObject(
            key, written.file(), written.size(), tag, clock.instant(), headers, false);
    bucket.put(object).ifPresent(old -> files.discard(old.body()));
    return object;
  }

  /** Removes an object, if it is there. */
  void remove(Bucket bucket, String key) {
    bucket.remove(key).ifPresent(old -> files.discard(old.body()));
  }
}
