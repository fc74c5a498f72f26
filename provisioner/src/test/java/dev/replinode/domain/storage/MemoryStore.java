package dev.replinode.domain.storage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Buckets in memory, listed in S3's order. Requests about single objects are counted. */
public class MemoryStore implements ObjectStore {
  /** When every object was written unless the test says otherwise. */
  public static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

  private final Map<String, Map<String, StoredObject>> buckets = new TreeMap<>();
  private final Map<String, ObjectAcl> acls = new TreeMap<>();
  private final Map<String, List<Long>> parts = new TreeMap<>();
  private final AtomicInteger requests = new AtomicInteger();
  private final Map<String, Map<BucketSetting, String>> settings = new TreeMap<>();
  private final List<ByteRange> ranges = Collections.synchronizedList(new ArrayList<>());
  private Consumer<String> onRequest = request -> {};
  private Runnable onSetting = () -> {};

  /** Makes an empty bucket. */
  public MemoryStore bucket(String bucket) {
    buckets.put(bucket, new TreeMap<>(KeyOrder.UTF8));
    return this;
  }

  /** Makes a setting of a bucket; it tells of none that the test does not make. */
  public MemoryStore set(String bucket, BucketSetting setting, String value) {
    settings.computeIfAbsent(bucket, b -> new EnumMap<>(BucketSetting.class)).put(setting, value);
    return this;
  }

  /** Is run before each question for a setting is answered. */
  public MemoryStore onSetting(Runnable listener) {
    onSetting = listener;
    return this;
  }

  @Override
  public Optional<String> setting(String bucket, BucketSetting setting) {
    onSetting.run();
    return Optional.ofNullable(settings.getOrDefault(bucket, Map.of()).get(setting));
  }

  /** How many requests about single objects were made. */
  public int requests() {
    return requests.get();
  }

  /** The pieces of objects that were asked for, in order; it grows. */
  public List<ByteRange> ranges() {
    return Collections.unmodifiableList(ranges);
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
    return put(bucket, key, new StoredObject(text.getBytes(StandardCharsets.UTF_8), headers));
  }

  /** Writes an object as it is. */
  public MemoryStore put(String bucket, String key, StoredObject object) {
    objects(bucket).put(key, object);
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
  public <T> Optional<T> read(
      String bucket, String key, Optional<ByteRange> range, Supplier<BodyReader<T>> reader) {
    range.ifPresent(ranges::add);
    return entry("read", bucket, key)
        .filter(e -> range.filter(r -> r.first() >= e.body().length).isEmpty())
        .map(
            entry -> {
              byte[] all = entry.body();
              int from = range.map(r -> (int) r.first()).orElse(0);
              int to = range.map(r -> (int) r.last() + 1).orElse(all.length);
              byte[] wanted = Arrays.copyOfRange(all, from, Math.min(to, all.length));
              BodyReader<T> taking = reader.get();
              taking.take(wanted, wanted.length);
              return taking.result();
            });
  }

  /** Says who may do what with an object; without it only its owner may. */
  public MemoryStore acl(String bucket, String key, String... grants) {
    acls.put(bucket + "/" + key, new ObjectAcl(new TreeSet<>(List.of(grants))));
    return this;
  }

  @Override
  public Optional<ObjectAcl> acl(String bucket, String key) {
    ObjectAcl usual = new ObjectAcl(new TreeSet<>(List.of("owner:FULL_CONTROL")));
    return entry("acl", bucket, key).map(e -> acls.getOrDefault(bucket + "/" + key, usual));
  }

  /** Remembers in what parts an object was uploaded. */
  public MemoryStore parts(String bucket, String key, Long... sizes) {
    parts.put(bucket + "/" + key, List.of(sizes));
    return this;
  }

  @Override
  public Optional<ObjectPart> part(String bucket, String key, int number) {
    List<Long> sizes = parts.getOrDefault(bucket + "/" + key, List.of());
    return number > sizes.size()
        ? Optional.empty()
        : Optional.of(new ObjectPart(sizes.get(number - 1), sizes.size()));
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
