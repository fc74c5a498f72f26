package dev.replinode.domain.drill.selftest;

import dev.replinode.catalog.EdgeFile;
import dev.replinode.domain.drill.Answer;
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
import dev.replinode.domain.failover.OriginSource;
import dev.replinode.domain.replicator.BucketCredentials;
import dev.replinode.domain.replicator.Site;
import dev.replinode.domain.storage.AccessKey;
import dev.replinode.domain.storage.Endpoint;
import dev.replinode.domain.storage.ObjectStores;
import dev.replinode.domain.wait.Deadline;
import dev.replinode.domain.wait.Sleeper;
import dev.replinode.fake.FakeTime;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A sandbox in memory: endpoints that can be taken away, one key, time that tests move. */
public final class SmallSandbox implements DrillTools, DrillTools.Sandbox, Readers {
  private final FakeTime time = new FakeTime();
  private final Instant begin = time.instant();
  private final SmallBuckets buckets = new SmallBuckets(time);
  private final SmallEdges edges = new SmallEdges();
  private Deadline deadline = Deadline.none();
  private String policy = PolicyFaults.HEALTHY;
  private Duration longestRead = Duration.ZERO;

  /** Makes an empty bucket. */
  public SmallSandbox bucket(Site site) {
    buckets.make(site);
    return this;
  }

  /** Whether every fault is taken back, every planter and every edge ended. */
  public boolean isLeftAsItWas() {
    return buckets.isLeftAsItWas() && edges.areEnded();
  }

  /** How long the reads through the last edge are waited for. */
  public Duration longestRead() {
    return longestRead;
  }

  /** How many edges were started. */
  public int edges() {
    return edges.count();
  }

  /** The buckets, for an owner. */
  public ObjectStores stores() {
    return buckets;
  }

  @Override
  public Reader bucket(Site site, Optional<AccessKey> key, Patience patience) {
    return name -> buckets.read(site, key, name);
  }

  @Override
  public Switch outage(Site site) {
    return buckets.outage(site);
  }

  @Override
  public BucketCredentials keys() {
    return new BucketCredentials(SmallBuckets.KEY, SmallBuckets.KEY);
  }

  @Override
  public Planter planter() {
    return buckets;
  }

  @Override
  public Readers readers() {
    return this;
  }

  /** The file with the edge's rules is the healthy one, changed. */
  public SmallSandbox policy(UnaryOperator<String> change) {
    policy = change.apply(PolicyFaults.HEALTHY);
    return this;
  }

  /** Commands may take so long from now on. */
  public SmallSandbox timeout(Duration limit) {
    deadline = Deadline.after(time, Optional.of(limit));
    return this;
  }

  @Override
  public DrillClock clock() {
    return new DrillClock(
        time, () -> Duration.between(begin, time.instant()).toNanos(), time, deadline);
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
    longestRead = patience.call();
    Edge edge =
        Edge.standard(
            key ->
                edges.isBroken(base) || !headers.get().isEmpty()
                    ? Answer.none(Outcome.TIMED_OUT)
                    : buckets.read(site("media", "jp-osa-1"), Optional.of(SmallBuckets.KEY), key),
            key -> buckets.read(site("media-dr", "us-iad-1"), Optional.of(SmallBuckets.KEY), key));
    return edge;
  }

  /** A bucket of the platform. */
  public static Site site(String bucket, String endpoint) {
    return new Site(bucket, Endpoint.of("", "E1", endpoint + ".linodeobjects.com"), false);
  }

  @Override
  public FailoverProxies proxies() {
    return edges;
  }

  @Override
  public EdgeConfiguration edgeFile(Path file) {
    return EdgeFile.parse(file.toString(), policy);
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
