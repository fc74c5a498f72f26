package dev.replinode.domain.storage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Buckets in memory, listed in S3's order. Requests about single objects are counted. */
public class MemoryStore implements ObjectStore {
  /** When every object was written unless the test says otherwise. */
  public static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

  private final Map<String, Map<String, StoredObject>> buckets = new TreeMap<>();
  private final AtomicInteger requests = new AtomicInteger();
  private Consumer<String> onRequest = request -> {};

  /** Makes an empty bucket. */
  public MemoryStore bucket(String bucket) {
    buckets.put(bucket, new TreeMap<>(KeyOrder.UTF8));
    return this;
  }

  /** How many requests about single objects were made. */
  public int requests() {
    return requests.get();
  }

  /** Tells each request about a single object before it is answered: {@code head a/key}. */
  public MemoryStore onRequest(Consumer<String> listener) {
    onRequest = listener;
    return this;
  }

  @Override
  public void put(String bucket, String key, byte[] body, String contentType) {
    put(bucket, key, new String(body, StandardCharsets.UTF_8), Map.of("content-type", contentType));
  }

  /** Writes an object as a single upload of long ago. */
  public MemoryStore put(String bucket, String key, String text, Map<String, String> content) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    ObjectHeaders headers =
        new ObjectHeaders(body.length, hex("MD5", body), LONG_AGO, content, Map.of());
    return put(bucket, key, text, headers);
  }

  /** Writes an object with any headers, true or not. */
  public MemoryStore put(String bucket, String key, String text, ObjectHeaders headers) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    objects(bucket).put(key, new StoredObject(body, headers));
    return this;
  }

  /** Writes an object of long ago with no headers. */
  public MemoryStore put(String bucket, String key, String text) {
    return put(bucket, key, text, Map.of());
  }

  @Override
  public void probe(String bucket) {
    objects(bucket);
  }

  @Override
  public Iterable<ObjectSummary> list(String bucket, String prefix) {
    List<ObjectSummary> list = new ArrayList<>();
    objects(bucket)
        .forEach(
            (key, entry) -> {
              if (key.startsWith(prefix)) {
                ObjectHeaders h = entry.headers();
                list.add(new ObjectSummary(key, h.size(), h.etag(), h.lastModified()));
              }
            });
    return list;
  }

  @Override
  public Optional<StoredObject> get(String bucket, String key, long maxBytes) {
    return entry("get", bucket, key);
  }

  @Override
  public void delete(String bucket, String key) {
    objects(bucket).remove(key);
  }

  @Override
  public Optional<ObjectHeaders> head(String bucket, String key) {
    return entry("head", bucket, key).map(StoredObject::headers);
  }

  @Override
  public Optional<String> sha256(String bucket, String key) {
    return entry("sha256", bucket, key).map(entry -> hex("SHA-256", entry.body()));
  }

  @Override
  public void close() {}

  private Optional<StoredObject> entry(String verb, String bucket, String key) {
    requests.incrementAndGet();
    onRequest.accept(verb + " " + bucket + "/" + key);
    return Optional.ofNullable(objects(bucket).get(key));
  }

  private Map<String, StoredObject> objects(String bucket) {
    Map<String, StoredObject> objects = buckets.get(bucket);
    if (objects == null) {
      throw new StorageException(
          StorageException.Kind.NO_SUCH_BUCKET, "there is no bucket " + bucket);
    }
    return objects;
  }

  static String hex(String algorithm, byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
