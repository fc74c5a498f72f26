package dev.replinode.cli;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.drill.DrillPlan;
import dev.replinode.domain.drill.Level;
import dev.replinode.domain.replicator.BucketCredentials;
import dev.replinode.domain.replicator.NamedPair;
import dev.replinode.domain.storage.BucketRef;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
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

  @Mixin private DrillIdentityOptions identity;

  @Mixin private DrillTargetOptions targets;

  @Option(
      names = "--every",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "How often the replication passes; tells when it has stopped.")
  private Duration every;

  @Mixin private DrillPaceOptions pace;

  @Mixin private DrillLimitOptions limits;

  @Option(
      names = "--sample",
      paramLabel = "N",
      defaultValue = "300",
      converter = Numbers.Count.class,
      description = "How many objects to read on both sides (default: ${DEFAULT-VALUE}).")
  private int sample;

  @Option(
      names = "--full",
      description =
          "Read every object: the first mebibyte of each, and all of those that prove equal in no"
              + " other way.")
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

  @Option(
      names = "--edge",
      paramLabel = "URL",
      converter = EdgeWords.Address.class,
      description = "The staging edge, for level 3.")
  private URI edge;

  @Option(
      names = "--edge-host",
      paramLabel = "NAME",
      converter = EdgeWords.Host.class,
      description = "The site's name on it.")
  private String edgeHost;

  @Option(
      names = "--edge-header",
      paramLabel = "NAME",
      converter = EdgeWords.Header.class,
      description =
          "The header that breaks the connection to A (default: "
              + DEFAULT_HEADER
              + "); its value comes from the variable DRILL_EDGE_VALUE.")
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
          identity.identity(
              source, dest, isSandbox || level.number() > 1, Optional.ofNullable(every)),
          targets.targets(),
          pace.pace(),
          limits.limits(),
          full ? 0 : sample,
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

  /**
   * Refuses what is meant for an edge at a level that asks none: whoever wrote it expects one.
   *
   * @throws ReplinodeException usage
   */
  void requireEdgeOnlyWhereItIsAsked(boolean allowEdge) {
    if (level == Level.STAGING) {
      return;
    }
    Map<String, Boolean> given = new LinkedHashMap<>();
    given.put("--edge", edge != null);
    given.put("--edge-host", edgeHost != null);
    given.put("--edge-header", edgeHeader != null);
    given.put("--allow-edge", allowEdge);
    given.forEach(
        (option, isGiven) -> {
          if (isGiven) {
            throw ReplinodeException.usage(option, "level " + level.number() + " asks no edge")
                .hint("add --level 3, or leave " + option + " out");
          }
        });
  }

  private Optional<DrillPlan.Edge> edge(Optional<String> value) {
    if (level != Level.STAGING) {
      return Optional.empty();
    }
    if (edge == null) {
      throw ReplinodeException.usage("--level 3", "it asks a staging edge")
          .hint("name its address: --edge https://NAME.edgekey-staging.net");
    }
    if (value.filter(EdgeWords::isValue).isEmpty()) {
      throw ReplinodeException.usage(
              "variable DRILL_EDGE_VALUE",
              value.isEmpty() ? "level 3 needs it" : "no header can carry its value")
          .hint("set it to the value of the header that breaks the connection to A");
    }
    String header = edgeHeader == null ? DEFAULT_HEADER : edgeHeader;
    return Optional.of(
        new DrillPlan.Edge(edge, Optional.ofNullable(edgeHost), header, value.get()));
  }
}
