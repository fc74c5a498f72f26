package dev.replinode.domain.drill.selftest;

import dev.replinode.catalog.EdgeFile;
import dev.replinode.domain.Secret;
import dev.replinode.domain.drill.Answer;
import dev.replinode.domain.drill.Canonical;
import dev.replinode.domain.drill.DrillClock;
import dev.replinode.domain.drill.DrillTools;
import dev.replinode.domain.drill.Edge;
import dev.replinode.domain.drill.Outcome;
import dev.replinode.domain.drill.Planter;
import dev.replinode.domain.drill.Reader;
import dev.replinode.domain.drill.Readers;
import dev.replinode.domain.drill.Switch;
import dev.replinode.domain.failover.EdgeConfiguration;
import dev.replinode.domain.failover.FailoverProxies;
import dev.replinode.domain.failover.FailoverProxy;
import dev.replinode.domain.failover.Fault;
import dev.replinode.domain.failover.OriginSource;
import dev.replinode.domain.replicator.BucketCredentials;
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
import dev.replinode.domain.wait.Sleeper;
import dev.replinode.fake.FakeTime;
import dev.replinode.fake.KeyedStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** A sandbox in memory: endpoints that can be taken away, one key, time that tests move. */
public final class SmallSandbox
    implements DrillTools, DrillTools.Sandbox, Planter, Readers, ObjectStores {
  private static final AccessKey KEY = new AccessKey("SANDBOXKEY0000000000", Secret.of("secret"));
  private static final String META = "x-amz-meta-";
  private static final Duration ONE_READ = Duration.ofMillis(2);
  private static final int FORBIDDEN = 403;
  private static final int ABSENT = 404;

  private final FakeTime time = new FakeTime();
  private final Instant begin = time.instant();
  private final Map<URI, MemoryStore> stores = new TreeMap<>();
  private final Set<URI> away = new HashSet<>();
  private final Set<String> open = new HashSet<>();
  private final Set<String> buckets = new HashSet<>();
  private final Map<URI, Optional<Fault>> edges = new TreeMap<>();
  private final Set<URI> ended = new HashSet<>();
  private boolean isClosed;

  /** Makes an empty bucket. */
  public SmallSandbox bucket(Site site) {
    stores.computeIfAbsent(site.endpoint().uri(), uri -> new MemoryStore()).bucket(site.bucket());
    buckets.add(place(site, ""));
    for (BucketSetting setting : BucketSetting.values()) {
      clear(site, setting);
    }
    return this;
  }

  /** Whether every fault is taken back, every planter and every edge ended. */
  public boolean isLeftAsItWas() {
    return away.isEmpty() && isClosed && ended.equals(edges.keySet());
  }

  /** How many edges were started. */
  public int edges() {
    return edges.size();
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

  @Override
  public Reader bucket(Site site, Optional<AccessKey> key, Patience patience) {
    return name -> read(site, key, name);
  }

  private Answer read(Site site, Optional<AccessKey> key, String name) {
    time.pass(ONE_READ);
    if (away.contains(site.endpoint().uri())) {
      return Answer.none(Outcome.UNREACHABLE);
    }
    if (!buckets.contains(place(site, ""))) {
      return status(ABSENT);
    }
    boolean isOwner = key.filter(KEY::equals).isPresent();
    Optional<StoredObject> object = store(site).get(site.bucket(), name, Reader.MOST_BYTES);
    if (!isOwner && !(object.isPresent() && open.contains(place(site, name)))) {
      return status(FORBIDDEN);
    }
    return object.map(this::answer).orElseGet(() -> status(ABSENT));
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

  private static Answer status(int status) {
    return Twists.status(status);
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

  @Override
  public Switch outage(Site site) {
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

  @Override
  public BucketCredentials keys() {
    return new BucketCredentials(KEY, KEY);
  }

  @Override
  public Planter planter() {
    return this;
  }

  @Override
  public Readers readers() {
    return this;
  }

  @Override
  public DrillClock clock() {
    return new DrillClock(time, () -> Duration.between(begin, time.instant()).toNanos(), time);
  }

  @Override
  public Sleeper sleeper() {
    return time;
  }

  @Override
  public Executor executor() {
    return Runnable::run;
  }

  @Override
  public EdgeConfiguration edgeText(String json) {
    return EdgeFile.parse("rules", json);
  }

  @Override
  public Optional<Sandbox> sandbox() {
    return Optional.of(this);
  }

  @Override
  public String version() {
    return "replinode of a test";
  }

  /** A fails while a fault is injected, or while a header is sent; nothing else fails over. */
  @Override
  public Reader path(
      URI base, Optional<String> host, Supplier<Map<String, String>> headers, Patience patience) {
    Edge edge =
        Edge.standard(
            key ->
                isBroken(base) || !headers.get().isEmpty()
                    ? Answer.none(Outcome.TIMED_OUT)
                    : read(site("media", "jp-osa-1"), Optional.of(KEY), key),
            key -> read(site("media-dr", "us-iad-1"), Optional.of(KEY), key));
    return edge;
  }

  private boolean isBroken(URI base) {
    return edges.getOrDefault(base, Optional.empty()).isPresent();
  }

  /** A bucket of the platform. */
  public static Site site(String bucket, String endpoint) {
    return new Site(bucket, Endpoint.of("", "E1", endpoint + ".linodeobjects.com"), false);
  }

  @Override
  public FailoverProxies proxies() {
    return (policy, primary, backup, onAnswer) -> {
      URI address = URI.create("http://127.0.0.1:" + (1 + edges.size()));
      edges.put(address, Optional.empty());
      return new FailoverProxy() {
        @Override
        public URI address() {
          return address;
        }

        @Override
        public void inject(Fault fault) {
          edges.put(address, Optional.of(fault));
        }

        @Override
        public void restore() {
          edges.put(address, Optional.empty());
        }

        @Override
        public void close() {
          ended.add(address);
        }
      };
    };
  }

  @Override
  public EdgeConfiguration edgeFile(Path file) {
    return EdgeFile.parse(file.toString(), PolicyFaults.HEALTHY);
  }

  @Override
  public OriginSource origin(Site site, Optional<AccessKey> key) {
    return new OriginSource() {
      @Override
      public String name() {
        return site.toString();
      }

      @Override
      public URI request(String method, String name) {
        throw new AssertionError("the edges here read the buckets by themselves");
      }
    };
  }
}
