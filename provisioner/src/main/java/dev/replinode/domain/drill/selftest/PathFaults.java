package dev.replinode.domain.drill.selftest;

import dev.replinode.domain.Secret;
import dev.replinode.domain.drill.Edge;
import dev.replinode.domain.drill.Family;
import dev.replinode.domain.drill.Outcome;
import dev.replinode.domain.drill.Switch;
import dev.replinode.domain.drill.Targets;
import dev.replinode.domain.replicator.BucketPair;
import dev.replinode.domain.replicator.Site;
import dev.replinode.domain.storage.AccessKey;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** What goes wrong on the way to the buckets, and around them. */
final class PathFaults {
  private static final String OUTAGE = Family.REGION_OUTAGE.word();
  private static final int FORBIDDEN = 403;
  private static final int ABSENT = 404;
  private static final int UNAVAILABLE = 503;
  private static final Set<Outcome> ALL =
      Set.of(
          Outcome.TIMED_OUT,
          Outcome.UNREACHABLE,
          Outcome.NOT_FOUND,
          Outcome.CLIENT_ERROR,
          Outcome.SERVER_ERROR);

  private final BucketPair pair;
  private final Site empty;

  PathFaults(BucketPair pair, Site empty) {
    this.pair = pair;
    this.empty = empty;
  }

  /** Long because it is a table: an entry a fault, told apart at one glance. */
  List<PlantedFault> all() {
    String b = pair.dest().toString();
    return List.of(
        fault(
            "swapped-sides",
            "SIDES-SWAPPED",
            pair.dest() + " and " + pair.source(),
            bench -> {
              bench.a = pair.dest();
              bench.b = pair.source();
              status("swapped", 0, false).accept(bench);
            }),
        fault("expired-key", "EDGE-DENIED", b, bench -> bench.keyB = unknownKey()),
        fault("wrong-endpoint", "B-NO-BUCKET", wrongB().toString(), bench -> bench.b = wrongB()),
        fault("region-of-b-away", "B-UNREACHABLE", b, bench -> bench.takeAway(bench.b)),
        fault(
            "region-of-a-away-before",
            "A-UNHEALTHY",
            pair.source().toString(),
            bench -> bench.takeAway(bench.a)),
        fault("empty-source", "A-EMPTY", empty.toString(), bench -> bench.a = empty),
        fault(
            "one-bucket-twice",
            "SIDES-ALIKE",
            pair.source().toString(),
            bench -> bench.b = bench.a),
        fault("both-regions-away", "FAILOVER-NEVER", OUTAGE, PathFaults::takeBToo),
        fault("cached-answers", "PROBE-CACHED", OUTAGE, path(Twists::cached)),
        fault("error-page-with-200", "PROBE-WRONG-CONTENT", Items.TEXT, path(Twists::errorPage)),
        fault("empty-answer-with-200", "PROBE-WRONG-CONTENT", Items.TEXT, path(Twists::emptyBody)),
        fault("flapping-origin", "PROBE-FLAPPING", OUTAGE, path(Twists::flapping)),
        fault("origin-not-told", "ORIGIN-UNPROVEN", OUTAGE, path(Twists::anonymous)),
        fault(
            "no-fail-back",
            "FAILBACK-NEVER",
            OUTAGE,
            bench -> bench.path = (a, other) -> Twists.sticky(Edge.standard(a, other), other)),
        fault(
            "fault-without-effect",
            "FAILOVER-NOT-B",
            OUTAGE,
            bench -> bench.fault = given -> Twists.flag(new AtomicBoolean(), "nothing")),
        fault(
            "time-outs-not-matched",
            "FAILOVER-NEVER",
            OUTAGE,
            triggers(Outcome.TIMED_OUT, Outcome.UNREACHABLE)),
        status("404-not-matched", Family.NOT_FOUND, ABSENT, Outcome.NOT_FOUND),
        status("403-not-matched", Family.CLIENT_ERROR, FORBIDDEN, Outcome.CLIENT_ERROR),
        status("5xx-not-matched", Family.SERVER_ERROR, UNAVAILABLE, Outcome.SERVER_ERROR),
        fault(
            "path-broken-before",
            "TOO-FEW-PROBES",
            OUTAGE + " before",
            path(reader -> key -> Twists.status(UNAVAILABLE))),
        fault(
            "clock-skew",
            "CLOCK-SKEW",
            "A and this machine",
            bench -> bench.skew = Duration.ofSeconds(90)),
        fault(
            "slow-failover",
            "TARGET-MISSED",
            "rto",
            bench -> bench.targets = targets(Optional.of(Duration.ofMillis(1)), Optional.empty())),
        fault("too-many-errors", "TARGET-MISSED", "errorRate", PathFaults::failSome),
        fault("written-to-b-meanwhile", "DATA-B-WRITTEN", "docs/late.txt", PathFaults::writeLate),
        fault("status-open-to-all", "ACCESS-STATUS-OPEN", key("open"), status("open", 0, true)),
        fault(
            "replication-failed", "REPL-FAILED", "run " + id("failed"), status("failed", 1, false)),
        fault(
            "replication-stopped",
            "REPL-STOPPED",
            "run " + id("stopped"),
            status("stopped", 0, false)
                .andThen(bench -> bench.every = Optional.of(Duration.ofMinutes(10)))),
        fault(
            "lag-over-target",
            "TARGET-MISSED",
            Items.TEXT,
            status("lag", 0, false)
                .andThen(bench -> bench.dropFromB(Items.TEXT))
                .andThen(
                    bench ->
                        bench.targets =
                            targets(Optional.empty(), Optional.of(Duration.ofMillis(500))))),
        fault(
            "canary-lost",
            "CANARY-LOST",
            "replinode-canary/self-test/canary",
            bench -> {
              bench.canary = true;
              bench.targets = targets(Optional.empty(), Optional.of(Duration.ofMillis(500)));
            }));
  }

  private static PlantedFault fault(
      String id, String finding, String named, Consumer<Bench> plant) {
    return new PlantedFault(id, finding, named, plant);
  }

  /** The same bucket's name at the other endpoint, where there is none of it. */
  private Site wrongB() {
    return new Site(pair.dest().bucket(), pair.source().endpoint(), false);
  }

  private static AccessKey unknownKey() {
    return new AccessKey("EXPIREDKEY0000000000", Secret.of("expired"));
  }

  private static Consumer<Bench> path(
      java.util.function.UnaryOperator<dev.replinode.domain.drill.Reader> twist) {
    return bench -> bench.path = (a, b) -> twist.apply(Edge.standard(a, b));
  }

  /** An edge that does not know some kinds of failure. */
  private static Consumer<Bench> triggers(Outcome... missing) {
    Set<Outcome> some = new java.util.HashSet<>(ALL);
    some.removeAll(Set.of(missing));
    return bench -> bench.path = (a, b) -> new Edge(a, b, some);
  }

  /** A answers with a status that the edge does not know as a failure. */
  private static PlantedFault status(String id, Family family, int status, Outcome missing) {
    return fault(
        id,
        "FAILOVER-NEVER",
        family.word(),
        triggers(missing)
            .andThen(
                bench -> {
                  AtomicBoolean isOn = new AtomicBoolean();
                  bench.family = family;
                  bench.failing = a -> Twists.answering(a, isOn, status);
                  bench.fault = given -> Twists.flag(isOn, "A answers " + status);
                }));
  }

  private static void takeBToo(Bench bench) {
    Switch other = bench.sandbox.outage(bench.b);
    bench.afterwards(other::off);
    bench.fault = given -> Twists.with(given, other::on);
  }

  private static void failSome(Bench bench) {
    bench.path = (a, b) -> Twists.hesitant(Edge.standard(a, b), 4);
    Targets usual = Targets.standard();
    bench.targets =
        new Targets(
            Optional.empty(),
            Optional.empty(),
            Optional.of(new BigDecimal("0.05")),
            Optional.empty(),
            usual.integrityMin(),
            usual.accessParity());
  }

  /** Listings tell whole seconds on some servers: the write must be well after the start. */
  private static void writeLate(Bench bench) {
    bench.during = Duration.ofSeconds(3);
    java.util.concurrent.atomic.AtomicInteger reads =
        new java.util.concurrent.atomic.AtomicInteger();
    bench.path =
        (a, b) -> {
          Edge edge = Edge.standard(a, b);
          return key -> {
            if (reads.incrementAndGet() == 105) {
              bench.putInB(Items.item("docs/late.txt", "text/plain", "late"));
            }
            return edge.read(key);
          };
        };
  }

  private static Consumer<Bench> status(String name, int exitCode, boolean isPublic) {
    return bench ->
        bench.status(id(name), exitCode, Instant.parse("2026-01-01T00:00:00Z"), isPublic);
  }

  private static String id(String name) {
    return "20260101T000000Z-" + name;
  }

  private static String key(String name) {
    return ".replinode/runs/" + id(name) + "/status.json";
  }

  private static Targets targets(Optional<Duration> rto, Optional<Duration> rpo) {
    Targets usual = Targets.standard();
    return new Targets(
        rto, rpo, Optional.empty(), Optional.empty(), usual.integrityMin(), usual.accessParity());
  }
}
