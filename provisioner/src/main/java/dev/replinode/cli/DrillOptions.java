package dev.replinode.cli;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.drill.DrillPlan;
import dev.replinode.domain.drill.Identity;
import dev.replinode.domain.drill.Level;
import dev.replinode.domain.drill.Limits;
import dev.replinode.domain.drill.Pace;
import dev.replinode.domain.drill.Targets;
import dev.replinode.domain.replicator.BucketCredentials;
import dev.replinode.domain.replicator.NamedPair;
import dev.replinode.domain.storage.BucketRef;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** The settings of a drill; each is also a key of a drill file, in camel case. */
final class DrillOptions {
  private static final String DEFAULT_HEADER = "breakconnection";

  @Option(
      names = "--source",
      paramLabel = "B@R",
      converter = Converters.Bucket.class,
      description = "The source bucket, A; R is an endpoint id or a compute region.")
  private BucketRef source;

  @Option(
      names = "--dest",
      paramLabel = "B@R",
      converter = Converters.Bucket.class,
      description = "Its replica, B.")
  private BucketRef dest;

  @Option(names = "--source-endpoint", paramLabel = "URL", description = "A's S3 server.")
  private URI sourceEndpoint;

  @Option(names = "--dest-endpoint", paramLabel = "URL", description = "B's S3 server.")
  private URI destEndpoint;

  @Option(
      names = "--level",
      paramLabel = "0..3",
      defaultValue = "0",
      converter = Converters.DrillLevel.class,
      description =
          "0 audit, 1 read B directly, 2 emulated edge, 3 staging edge (default:"
              + " ${DEFAULT-VALUE}).")
  private Level level;

  @Option(names = "--title", paramLabel = "TEXT", description = "What the report calls the drill.")
  private String title;

  @Option(names = "--scenario", paramLabel = "TEXT", description = "What is assumed to happen.")
  private String scenario;

  @Option(names = "--hypothesis", paramLabel = "TEXT", description = "What is expected then.")
  private String hypothesis;

  @Option(names = "--operator", paramLabel = "WHO", description = "Who runs it, for the report.")
  private String operator;

  @Option(names = "--approver", paramLabel = "WHO", description = "Who approved it.")
  private String approver;

  @Option(names = "--change-ref", paramLabel = "REF", description = "The change it belongs to.")
  private String changeRef;

  @Option(
      names = "--rto",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "Target: reads come right within this.")
  private Duration rto;

  @Option(
      names = "--rpo",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "Target: writes at risk are no older than this.")
  private Duration rpo;

  @Option(
      names = "--max-error-rate",
      paramLabel = "0..1",
      description = "Target: part of the reads that may fail during a fault.")
  private BigDecimal maxErrorRate;

  @Option(
      names = "--max-added-latency",
      paramLabel = "MS",
      description = "Target: milliseconds that the 95th percentile may grow by.")
  private Long maxAddedLatency;

  @Option(
      names = "--min-integrity",
      paramLabel = "0..1",
      defaultValue = "1",
      description = "Target: part of the objects that must be equal (default: ${DEFAULT-VALUE}).")
  private BigDecimal minIntegrity;

  @Option(
      names = "--every",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "How often the replication passes; tells when it has stopped.")
  private Duration every;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "5",
      description = "Reads a second, 1 to 100 (default: ${DEFAULT-VALUE}).")
  private int rate;

  @Option(
      names = "--before",
      paramLabel = "DURATION",
      defaultValue = "10s",
      converter = DurationConverter.class,
      description = "How long to read before a fault (default: ${DEFAULT-VALUE}).")
  private Duration before;

  @Option(
      names = "--during",
      paramLabel = "DURATION",
      defaultValue = "20s",
      converter = DurationConverter.class,
      description = "How long a fault lasts (default: ${DEFAULT-VALUE}).")
  private Duration during;

  @Option(
      names = "--after",
      paramLabel = "DURATION",
      defaultValue = "10s",
      converter = DurationConverter.class,
      description = "How long to read after a fault (default: ${DEFAULT-VALUE}).")
  private Duration after;

  @Option(
      names = "--max-fault",
      paramLabel = "DURATION",
      defaultValue = "5m",
      converter = DurationConverter.class,
      description = "Longest time that a fault may be on (default: ${DEFAULT-VALUE}).")
  private Duration maxFault;

  @Option(
      names = "--stop-after",
      paramLabel = "N",
      description = "Stop the drill when so many reads in a row have failed.")
  private Integer stopAfter;

  @Option(names = "--max-requests", paramLabel = "N", description = "Budget of requests.")
  private Long maxRequests;

  @Option(names = "--max-bytes", paramLabel = "N", description = "Budget of bytes read.")
  private Long maxBytes;

  @Option(names = "--max-usd", paramLabel = "USD", description = "Budget of money.")
  private BigDecimal maxUsd;

  @Option(
      names = "--sample",
      paramLabel = "N",
      defaultValue = "300",
      description = "How many objects to read on both sides (default: ${DEFAULT-VALUE}).")
  private int sample;

  @Option(names = "--full", description = "Read every object, the first mebibyte of each.")
  private boolean full;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Chooses the sample (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--canary",
      description = "Write a small object to A, await it in B, remove it from both.")
  private boolean canary;

  @Option(
      names = "--with-replicator",
      description = "Make a replicator for the drill, and remove it after it.")
  private boolean withReplicator;

  @Option(names = "--anonymous", description = "The edge reads without a key.")
  private boolean anonymous;

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "The edge's rule tree (PAPI JSON): linted, and acted out at level 2.")
  private Path policy;

  @Option(names = "--edge", paramLabel = "URL", description = "The staging edge, for level 3.")
  private URI edge;

  @Option(names = "--edge-host", paramLabel = "NAME", description = "The site's name on it.")
  private String edgeHost;

  @Option(
      names = "--edge-header",
      paramLabel = "NAME",
      defaultValue = DEFAULT_HEADER,
      description =
          "The header that breaks the connection to A (default: ${DEFAULT-VALUE}); its value comes"
              + " from the variable DRILL_EDGE_VALUE.")
  private String edgeHeader;

  @Option(
      names = "--previous",
      paramLabel = "DIR",
      description = "The report of the drill before, to tell what has changed since.")
  private Path previous;

  /**
   * The pair.
   *
   * @throws ReplinodeException usage, when both are the same, or a URL is none
   */
  NamedPair pair() {
    return PairOptions.pair(source, sourceEndpoint, dest, destEndpoint);
  }

  /**
   * Refuses servers of other people without keys for them.
   *
   * @throws ReplinodeException usage
   */
  void requireKeys(Optional<BucketCredentials> credentials) {
    PairOptions.requireKeys(credentials, sourceEndpoint, destEndpoint);
  }

  boolean isComplete() {
    return source != null && dest != null;
  }

  Level level() {
    return level;
  }

  /**
   * The plan.
   *
   * @param edgeValue the secret value of the header that breaks the connection
   * @throws ReplinodeException usage, when settings do not go together
   */
  DrillPlan plan(boolean isSandbox, Optional<String> edgeValue) {
    try {
      return new DrillPlan(
          source,
          dest,
          level,
          identity(isSandbox),
          targets(),
          pace(),
          limits(),
          full ? 0 : Math.max(1, sample),
          seed,
          canary,
          withReplicator,
          anonymous,
          Optional.ofNullable(policy),
          edge(edgeValue),
          Optional.ofNullable(previous));
    } catch (IllegalArgumentException e) {
      throw ReplinodeException.usage("drill", e.getMessage());
    }
  }

  private Identity identity(boolean isSandbox) {
    boolean fails = isSandbox || level.number() > 1;
    String assumed = fails ? "the region of A is gone" : "the region of A could be gone";
    return new Identity(
        title == null ? source + " to " + dest : title,
        scenario == null ? assumed : scenario,
        hypothesis == null ? "B serves every object as A did" : hypothesis,
        Optional.ofNullable(operator),
        Optional.ofNullable(approver),
        Optional.ofNullable(changeRef),
        Optional.ofNullable(every));
  }

  private Targets targets() {
    return new Targets(
        Optional.ofNullable(rto),
        Optional.ofNullable(rpo),
        Optional.ofNullable(maxErrorRate),
        Optional.ofNullable(maxAddedLatency).map(Duration::ofMillis),
        Optional.of(minIntegrity),
        Optional.of(true));
  }

  private Pace pace() {
    if (rate < 1 || rate > 100) {
      throw new IllegalArgumentException("--rate is a number of reads a second, from 1 to 100");
    }
    return new Pace(
        Duration.ofSeconds(1).dividedBy(rate), before, during, after, Pace.standard().inRow());
  }

  private Limits limits() {
    Limits usual = Limits.standard();
    return new Limits(
        maxRequests == null ? usual.maxRequests() : maxRequests,
        maxBytes == null ? usual.maxBytes() : maxBytes,
        maxUsd == null ? usual.maxUsd() : maxUsd,
        usual.usdPerGigabyte(),
        maxFault,
        stopAfter == null ? OptionalInt.empty() : OptionalInt.of(stopAfter));
  }

  private Optional<DrillPlan.Edge> edge(Optional<String> value) {
    if (level != Level.STAGING) {
      return Optional.empty();
    }
    if (edge == null || value.isEmpty()) {
      throw new IllegalArgumentException(
          "level 3 needs --edge, and the header's value in the variable DRILL_EDGE_VALUE");
    }
    return Optional.of(
        new DrillPlan.Edge(edge, Optional.ofNullable(edgeHost), edgeHeader, value.get()));
  }
}
