package dev.replinode.domain.drill.selftest;

import dev.replinode.domain.drill.DrillTools;
import dev.replinode.domain.drill.Edge;
import dev.replinode.domain.drill.Family;
import dev.replinode.domain.drill.Finding;
import dev.replinode.domain.drill.Planter;
import dev.replinode.domain.drill.Planter.Planted;
import dev.replinode.domain.drill.PolicyFindings;
import dev.replinode.domain.drill.Reader;
import dev.replinode.domain.drill.Readers;
import dev.replinode.domain.drill.Side;
import dev.replinode.domain.drill.Switch;
import dev.replinode.domain.drill.Targets;
import dev.replinode.domain.failover.EdgeLint;
import dev.replinode.domain.replicator.BucketPair;
import dev.replinode.domain.replicator.Site;
import dev.replinode.domain.storage.AccessKey;
import dev.replinode.domain.storage.BucketSetting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * A healthy pair in a sandbox, and what one fault changes about it. What is written into the
 * buckets is noted and put right again; everything else lasts for one drill.
 */
public final class Bench {
  private static final String JSON = "application/json";

  final DrillTools tools;
  final DrillTools.Sandbox sandbox;
  final Planter planter;
  final BucketPair healthy;
  Site a;
  Site b;
  AccessKey keyB;
  Targets targets = Targets.standard();
  Optional<Duration> every = Optional.empty();
  Duration skew = Duration.ZERO;
  boolean canary;
  List<Finding> policy;
  Family family = Family.REGION_OUTAGE;
  UnaryOperator<Reader> failing = reader -> reader;
  BiFunction<Reader, Reader, Reader> path = Edge::standard;
  UnaryOperator<Switch> fault = given -> given;
  Duration during = Duration.ofMillis(300);
  private final List<Runnable> undo = new ArrayList<>();

  Bench(DrillTools tools, DrillTools.Sandbox sandbox, Planter planter, BucketPair healthy) {
    this.tools = tools;
    this.sandbox = sandbox;
    this.planter = planter;
    this.healthy = healthy;
    this.a = healthy.source();
    this.b = healthy.dest();
    this.keyB = sandbox.keys().dest();
    this.policy =
        new PolicyFindings(new EdgeLint(EdgeLint.USUAL_RTO), "rules")
            .of(tools.edgeText(PolicyFaults.HEALTHY));
  }

  /** Writes the healthy pair, A first. */
  void fill(Side side) {
    Site site = side == Side.A ? healthy.source() : healthy.dest();
    Items.all().forEach(item -> planter.put(site, item));
  }

  void putInA(Planted object) {
    undo.add(() -> renew(object.key()));
    planter.put(healthy.source(), object);
  }

  void putInB(Planted object) {
    undo.add(() -> renew(object.key()));
    planter.put(healthy.dest(), object);
  }

  /** The object of {@link Items}, changed in B alone. */
  void changeInB(String key, UnaryOperator<Planted> change) {
    putInB(change.apply(Items.of(key)));
  }

  void dropFromA(String key) {
    undo.add(() -> renew(key));
    planter.delete(healthy.source(), key);
  }

  void dropFromB(String key) {
    undo.add(() -> renew(key));
    planter.delete(healthy.dest(), key);
  }

  /** Makes a setting of one bucket; afterwards neither has it. */
  void set(Site site, BucketSetting setting, String value) {
    undo.add(
        () -> {
          planter.clear(healthy.source(), setting);
          planter.clear(healthy.dest(), setting);
        });
    planter.set(site, setting, value);
  }

  /** As it is in a healthy pair, in both buckets: A first, so that the copy is the younger. */
  private void renew(String key) {
    Optional<Planted> item = Items.all().stream().filter(i -> i.key().equals(key)).findFirst();
    for (Site site : List.of(healthy.source(), healthy.dest())) {
      item.ifPresentOrElse(i -> planter.put(site, i), () -> planter.delete(site, key));
    }
  }

  /** A run of the replication that has left this status. */
  void status(String runId, int exitCode, Instant updatedAt, boolean isPublic) {
    String key = ".replinode/runs/" + runId + "/status.json";
    String text =
        String.format(
            "{\"schema\":1,\"runId\":\"%s\",\"name\":\"self-test\",\"phase\":\"finished\","
                + "\"startedAt\":\"%s\",\"updatedAt\":\"%s\",\"exitCode\":%d,"
                + "\"objects\":{\"done\":11,\"total\":11},\"bytes\":{\"done\":1,\"total\":1},"
                + "\"errors\":%d,\"rcloneVersion\":\"1.53.3\",\"message\":\"self-test\","
                + "\"logTail\":[]}",
            runId, updatedAt.minusSeconds(5), updatedAt, exitCode, exitCode);
    undo.add(() -> planter.delete(healthy.dest(), key));
    planter.put(
        healthy.dest(),
        new Planted(key, Items.bytes(text), Map.of("content-type", JSON), isPublic, false));
  }

  /** Takes a region of the sandbox away until the drill is over. */
  void takeAway(Site site) {
    Switch outage = sandbox.outage(site);
    undo.add(outage::off);
    outage.on();
  }

  /** Something else to be undone after the drill. */
  void afterwards(Runnable work) {
    undo.add(work);
  }

  /** Reads a bucket by a key. */
  Reader reader(Site site, AccessKey key) {
    return tools.readers().bucket(site, Optional.of(key), patience());
  }

  Reader anonymous(Site site) {
    return tools.readers().bucket(site, Optional.empty(), patience());
  }

  private static Readers.Patience patience() {
    return new Readers.Patience(Duration.ofSeconds(5), Duration.ofSeconds(10));
  }

  /** Puts right whatever this fault has changed, the last change first. */
  void mend() {
    for (int i = undo.size() - 1; i >= 0; i--) {
      undo.get(i).run();
    }
    undo.clear();
  }
}
