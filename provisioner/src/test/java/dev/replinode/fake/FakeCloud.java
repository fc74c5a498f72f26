package dev.replinode.fake;

import dev.replinode.domain.replicator.Cloud;
import dev.replinode.domain.wait.Deadline;
import dev.replinode.domain.wait.Waiter;
import java.time.Duration;
import java.util.Optional;

/**
 * An account with a source bucket of three objects, {@code media@jp-osa-1}, an empty destination,
 * {@code media-dr@us-iad-1}, and nothing else.
 */
public final class FakeCloud {
  private final Calls calls = new Calls();
  private final FakeTime time = new FakeTime();
  private final FakeAccount account = new FakeAccount(calls);
  private final FakePlatform platform = new FakePlatform(calls);
  private final FakeBuckets buckets = new FakeBuckets(calls);
  private final FakeScripts scripts = new FakeScripts(calls);
  private final FakeFirewalls firewalls = new FakeFirewalls(calls);
  private final FakeInstances instances = new FakeInstances(calls, account, firewalls);
  private final FakeEvents events = new FakeEvents(calls);
  private final FakeKeys keys = new FakeKeys(calls);
  private final FakeStores stores = new FakeStores(keys);
  private final FakeRuns runs = new FakeRuns();

  /** The account as described. */
  public FakeCloud() {
    buckets.add("media", "jp-osa-1");
    buckets.add("media-dr", "us-iad-1");
    stores.at("us-iad-1").bucket("media-dr");
    stores
        .at("jp-osa-1")
        .bucket("media")
        .put("media", "a.txt", "alpha")
        .put("media", "b.txt", "bravo")
        .put("media", "c.txt", "charl");
  }

  /** What a run does when it goes well. */
  public void copy() {
    stores.copy("jp-osa-1", "media", "us-iad-1", "media-dr");
  }

  /** The ports. */
  public Cloud ports() {
    return new Cloud(
        account, platform, buckets, scripts, instances, events, keys, firewalls, stores, runs);
  }

  /** A waiter by the fake clock, without a deadline and without a listener. */
  public Waiter waiter() {
    return waiter(Optional.empty());
  }

  /** A waiter by the fake clock. */
  public Waiter waiter(Optional<Duration> limit) {
    return new Waiter(time, time, Deadline.after(time, limit), event -> {});
  }

  /** Every call so far, and where failures are planted. */
  public Calls calls() {
    return calls;
  }

  /** The clock. */
  public FakeTime time() {
    return time;
  }

  /** Who asks. */
  public FakeAccount account() {
    return account;
  }

  /** Regions, types, images. */
  public FakePlatform platform() {
    return platform;
  }

  /** The buckets as the API shows them. */
  public FakeBuckets buckets() {
    return buckets;
  }

  /** The StackScripts. */
  public FakeScripts scripts() {
    return scripts;
  }

  /** The instances. */
  public FakeInstances instances() {
    return instances;
  }

  /** The events. */
  public FakeEvents events() {
    return events;
  }

  /** The keys. */
  public FakeKeys keys() {
    return keys;
  }

  /** The firewalls. */
  public FakeFirewalls firewalls() {
    return firewalls;
  }

  /** The buckets as S3 shows them. */
  public FakeStores stores() {
    return stores;
  }

  /** What runs tell. */
  public FakeRuns runs() {
    return runs;
  }
}
