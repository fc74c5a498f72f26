package dev.replinode.domain.drill.selftest;

import dev.replinode.domain.Secret;
import dev.replinode.domain.drill.Answer;
import dev.replinode.domain.drill.Canonical;
import dev.replinode.domain.drill.Outcome;
import dev.replinode.domain.drill.Planter;
import dev.replinode.domain.drill.Reader;
import dev.replinode.domain.drill.Switch;
import dev.replinode.domain.replicator.Site;
import dev.replinode.domain.storage.AccessKey;
import dev.replinode.domain.storage.BucketSetting;
import dev.replinode.domain.storage.Endpoint;
import dev.replinode.domain.storage.MemoryStore;
import dev.replinode.domain.storage.ObjectHeaders;
import dev.replinode.domain.storage.ObjectStore;
import dev.replinode.domain.storage.ObjectStores;
import dev.replinode.domain.storage.StorageException;
import dev.replinode.domain.storage.StoredObject;
import dev.replinode.fake.FakeTime;
import dev.replinode.fake.KeyedStore;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Buckets in memory, at endpoints that can be taken away, for one key. */
final class SmallBuckets implements Planter, ObjectStores {
  static final AccessKey KEY = new AccessKey("SANDBOXKEY0000000000", Secret.of("secret"));
  static final String META = "x-amz-meta-";
  private static final Duration ONE_READ = Duration.ofMillis(2);
  private static final int FORBIDDEN = 403;
  private static final int ABSENT = 404;

  private final FakeTime time;
  private final Map<URI, MemoryStore> stores = new TreeMap<>();
  private final Set<URI> away = new HashSet<>();
  private final Set<String> open = new HashSet<>();
  private final Set<String> buckets = new HashSet<>();
  private boolean isClosed;

  SmallBuckets(FakeTime time) {
    this.time = time;
  }

  /** Makes an empty bucket. */
  void make(Site site) {
    stores.computeIfAbsent(site.endpoint().uri(), uri -> new MemoryStore()).bucket(site.bucket());
    buckets.add(place(site, ""));
    for (BucketSetting setting : BucketSetting.values()) {
      clear(site, setting);
    }
  }

  /** Whether every endpoint is there, and planting has ended. */
  boolean isLeftAsItWas() {
    return away.isEmpty() && isClosed;
  }

  private static String place(Site site, String key) {
    return site.endpoint().uri() + "/" + site.bucket() + "/" + key;
  }

  private MemoryStore store(Site site) {
    return stores.get(site.endpoint().uri());
  }

  @Override
  public void put(Site site, Planted object) {
    Map<String, String> content = new HashMap<>();
    Map<String, String> metadata = new HashMap<>();
    object
        .headers()
        .forEach(
            (name, value) -> {
              if (name.startsWith(META)) {
                metadata.put(name.substring(META.length()), value);
              } else {
                content.put(name, value);
              }
            });
    byte[] body = object.body();
    String hash = Canonical.sha256(body).substring(0, 32);
    String etag = object.isInParts() ? hash + "-1" : hash;
    ObjectHeaders headers = new ObjectHeaders(body.length, etag, time.instant(), content, metadata);
    store(site).put(site.bucket(), object.key(), new StoredObject(body, headers));
    if (object.isPublic()) {
      open.add(place(site, object.key()));
    } else {
      open.remove(place(site, object.key()));
    }
  }

  @Override
  public void delete(Site site, String key) {
    store(site).delete(site.bucket(), key);
  }

  /** What has not been ended is in no listing. */
  @Override
  public void beginUpload(Site site, String key) {}

  @Override
  public void set(Site site, BucketSetting setting, String value) {
    store(site).set(site.bucket(), setting, value);
  }

  @Override
  public void clear(Site site, BucketSetting setting) {
    store(site).set(site.bucket(), setting, BucketSetting.NONE);
  }

  @Override
  public void close() {
    isClosed = true;
  }

  /** An object as a reader with {@code key} gets it. */
  Answer read(Site site, Optional<AccessKey> key, String name) {
    time.pass(ONE_READ);
    if (away.contains(site.endpoint().uri())) {
      return Answer.none(Outcome.UNREACHABLE);
    }
    if (!buckets.contains(place(site, ""))) {
      return Twists.status(ABSENT);
    }
    boolean isOwner = key.filter(KEY::equals).isPresent();
    Optional<StoredObject> object = store(site).get(site.bucket(), name, Reader.MOST_BYTES);
    if (!isOwner && !(object.isPresent() && open.contains(place(site, name)))) {
      return Twists.status(FORBIDDEN);
    }
    return object.map(this::answer).orElseGet(() -> Twists.status(ABSENT));
  }

  private Answer answer(StoredObject object) {
    ObjectHeaders told = object.headers();
    Map<String, String> headers = new HashMap<>(told.content());
    told.metadata().forEach((name, value) -> headers.put(META + name, value));
    headers.put("etag", "\"" + told.etag() + "\"");
    headers.put(
        "last-modified",
        DateTimeFormatter.RFC_1123_DATE_TIME.format(told.lastModified().atOffset(ZoneOffset.UTC)));
    byte[] body = object.body();
    boolean isGzip = body.length > 1 && body[0] == 0x1f && (body[1] & 0xff) == 0x8b;
    return new Answer(
        Outcome.OK,
        200,
        Optional.empty(),
        false,
        headers,
        Canonical.sha256(body),
        body.length,
        isGzip,
        Optional.of(time.instant()));
  }

  @Override
  public ObjectStore open(Endpoint endpoint, AccessKey key) {
    return new KeyedStore(
        stores.get(endpoint.uri()),
        (bucket, write) -> {
          if (away.contains(endpoint.uri())) {
            throw new StorageException(StorageException.Kind.UNREACHABLE, "no answer");
          }
          return key.equals(KEY);
        },
        new ArrayDeque<>(),
        () -> {});
  }

  /** Takes a site's endpoint away. */
  Switch outage(Site site) {
    URI endpoint = site.endpoint().uri();
    return new Switch() {
      @Override
      public String describe() {
        return "region of " + endpoint;
      }

      @Override
      public void on() {
        away.add(endpoint);
      }

      @Override
      public void off() {
        away.remove(endpoint);
      }
    };
  }
}
