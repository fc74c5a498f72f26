package dev.replinode.cli;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.replicator.BucketCredentials;
import dev.replinode.domain.replicator.NamedPair;
import dev.replinode.domain.storage.BucketRef;
import dev.replinode.domain.storage.Endpoint;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Two buckets, for verbs that make no replicator. */
final class PairOptions {
  @Option(
      names = "--source",
      paramLabel = "BUCKET@REGION",
      converter = Converters.Bucket.class,
      description = "Bucket that is replicated; REGION is an endpoint id or a compute region.")
  private BucketRef source;

  @Option(
      names = "--dest",
      paramLabel = "BUCKET@REGION",
      converter = Converters.Bucket.class,
      description = "Bucket that it is replicated to.")
  private BucketRef dest;

  @Option(
      names = "--source-endpoint",
      paramLabel = "URL",
      description = "S3 server of the source, instead of the platform's.")
  private URI sourceEndpoint;

  @Option(
      names = "--dest-endpoint",
      paramLabel = "URL",
      description = "S3 server of the destination, instead of the platform's.")
  private URI destEndpoint;

  /** Whether any of these options is there. */
  boolean isGiven() {
    return source != null || dest != null || sourceEndpoint != null || destEndpoint != null;
  }

  /** Both buckets, as far as they are given. */
  List<BucketRef> buckets() {
    return source == null || dest == null ? List.of() : List.of(source, dest);
  }

  /**
   * The pair.
   *
   * @throws ReplinodeException usage when a bucket is missing, both are the same, or a URL is none
   */
  NamedPair pair() {
    if (source == null || dest == null) {
      throw ReplinodeException.usage(
          source == null ? "--source" : "--dest", "it is missing: write BUCKET@REGION");
    }
    return pair(source, sourceEndpoint, dest, destEndpoint);
  }

  /**
   * A pair of two buckets, each on the platform or on a server of its own.
   *
   * @throws ReplinodeException usage when both are the same, or a URL is none
   */
  static NamedPair pair(BucketRef source, URI sourceEndpoint, BucketRef dest, URI destEndpoint) {
    if (source.equals(dest) && sourceEndpoint == null && destEndpoint == null) {
      throw ReplinodeException.usage("source and destination", "both are " + source)
          .hint("name another bucket with --dest");
    }
    return new NamedPair(
        source,
        checked("--source-endpoint", sourceEndpoint),
        dest,
        checked("--dest-endpoint", destEndpoint));
  }

  /**
   * Refuses servers of other people without keys for them.
   *
   * @throws ReplinodeException usage
   */
  void requireKeys(Optional<BucketCredentials> credentials) {
    requireKeys(credentials, sourceEndpoint, destEndpoint);
  }

  /**
   * The same for servers that are named elsewhere; {@code null} is the platform.
   *
   * @throws ReplinodeException usage
   */
  static void requireKeys(
      Optional<BucketCredentials> credentials, URI sourceEndpoint, URI destEndpoint) {
    if (credentials.isEmpty() && (sourceEndpoint != null || destEndpoint != null)) {
      throw ReplinodeException.usage(
          "--source-endpoint or --dest-endpoint",
          "keys of your own are needed: the platform mints none for other servers");
    }
  }

  /**
   * The address of an S3 server, if it is given.
   *
   * @throws ReplinodeException usage, naming {@code option}
   */
  static Optional<URI> checked(String option, URI url) {
    try {
      if (url != null) {
        Endpoint.custom(url);
      }
      return Optional.ofNullable(url);
    } catch (IllegalArgumentException e) {
      throw ReplinodeException.usage(option, e.getMessage());
    }
  }
}
