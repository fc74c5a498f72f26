package dev.replinode.domain.replicator;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.replicator.Buckets.Bucket;
import dev.replinode.domain.storage.BucketRef;
import dev.replinode.domain.storage.Endpoint;
import dev.replinode.domain.storage.EndpointDirectory;
import dev.replinode.domain.text.NearMatches;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Finds the endpoint that serves a bucket: the bucket's own word beats every table. */
final class SiteFinder {
  private static final int SUGGESTIONS = 3;

  private final Optional<Cloud> cloud;
  private final EndpointDirectory directory;
  private final boolean hasCredentials;
  private final BiConsumer<String, String> unseen;
  private final Map<BucketRef, Bucket> found = new HashMap<>();

  private SiteFinder(
      Optional<Cloud> cloud,
      EndpointDirectory directory,
      boolean hasCredentials,
      BiConsumer<String, String> unseen) {
    this.cloud = cloud;
    this.directory = directory;
    this.hasCredentials = hasCredentials;
    this.unseen = unseen;
  }

  /**
   * A finder that asks the account.
   *
   * @param hasCredentials whether the user brought keys: then the API need not be allowed to tell
   * @param unseen told what could not be looked up, and why
   */
  static SiteFinder of(Cloud cloud, boolean hasCredentials, BiConsumer<String, String> unseen) {
    EndpointDirectory directory;
    try {
      directory = cloud.buckets().endpoints();
    } catch (ReplinodeException e) {
      if (!hasCredentials || e.kind() != Kind.NOT_AUTHORIZED) {
        throw e;
      }
      unseen.accept(
          "the platform's endpoints", "they could not be listed over the API: " + e.why());
      directory = EndpointDirectory.builtIn();
    }
    return new SiteFinder(Optional.of(cloud), directory, hasCredentials, unseen);
  }

  /**
   * A finder for one pair: as {@link #of(Cloud, boolean, BiConsumer)}, but where both servers are
   * named and the user brought keys, nobody need be asked. Buckets are then proven over S3.
   */
  static SiteFinder of(
      Cloud cloud, NamedPair pair, boolean hasCredentials, BiConsumer<String, String> unseen) {
    EndpointDirectory known = EndpointDirectory.builtIn();
    boolean isComplete =
        hasCredentials
            && pair.isOnNamedServers()
            && !known.resolve(pair.source().region()).isEmpty()
            && !known.resolve(pair.dest().region()).isEmpty();
    return isComplete ? offline() : of(cloud, hasCredentials, unseen);
  }

  /** A finder that asks nobody: it goes by what the tool itself knows. */
  static SiteFinder offline() {
    return new SiteFinder(Optional.empty(), EndpointDirectory.builtIn(), true, (what, why) -> {});
  }

  /**
   * Both ends of what is asked for.
   *
   * @throws ReplinodeException usage when they are the same; refused as {@link #find} does
   */
  BucketPair pair(ReplicatorSpec spec) {
    return pair(named(spec));
  }

  /**
   * Both ends of a pair as the user names it.
   *
   * @throws ReplinodeException usage when they are the same; refused as {@link #find} does
   */
  BucketPair pair(NamedPair named) {
    return pair(
        named,
        find(named.source(), named.sourceEndpoint()),
        find(named.dest(), named.destEndpoint()));
  }

  /**
   * Both ends, once found.
   *
   * @throws ReplinodeException usage when they are the same
   */
  static BucketPair pair(ReplicatorSpec spec, Site source, Site dest) {
    return pair(named(spec), source, dest);
  }

  /** The pair that is asked for, as the user names it. */
  static NamedPair named(ReplicatorSpec spec) {
    return new NamedPair(spec.source(), spec.sourceEndpoint(), spec.dest(), spec.destEndpoint());
  }

  private static BucketPair pair(NamedPair named, Site source, Site dest) {
    BucketPair pair = new BucketPair(source, dest);
    if (pair.isLoop()) {
      throw ReplinodeException.usage(
              "source and destination",
              named.source() + " and " + named.dest() + " are the same bucket")
          .hint("name another bucket with --dest");
    }
    return pair;
  }

  /** What the API told of a bucket that was found; nothing where it was not asked. */
  Optional<Bucket> bucket(BucketRef ref) {
    return Optional.ofNullable(found.get(ref));
  }

  /** Every endpoint, as looked up. */
  EndpointDirectory directory() {
    return directory;
  }

  /**
   * The site of {@code ref}.
   *
   * @throws ReplinodeException refused, with near matches, when the region or bucket is unknown
   */
  Site find(BucketRef ref, Optional<URI> custom) {
    List<Endpoint> candidates = directory.resolve(ref.region());
    if (candidates.isEmpty()) {
      throw unknownRegion(ref.region());
    }
    if (custom.isPresent()) {
      return new Site(ref.bucket(), at(candidates.get(0), custom.get()), true);
    }
    Endpoint endpoint =
        cloud
            .map(known -> platformEndpoint(known.buckets(), ref, candidates))
            .orElseGet(() -> only(ref, candidates));
    return new Site(ref.bucket(), endpoint, false);
  }

  private static Endpoint at(Endpoint platform, URI url) {
    Endpoint custom = Endpoint.custom(url);
    return new Endpoint(platform.id(), platform.computeRegion(), custom.type(), custom.uri());
  }

  private ReplinodeException unknownRegion(String word) {
    String near = suggestion(directory.nearest(word, SUGGESTIONS));
    String what = "region " + word;
    if (directory.isWithoutHost(word)) {
      return ReplinodeException.refused(
              what, "the platform tells no host of its Object Storage: the account has none yet")
          .hint("make a bucket there in Cloud Manager first, or ask the platform's support");
    }
    if (cloud.flatMap(known -> known.platform().region(word)).isPresent()) {
      return ReplinodeException.refused(
          what, "it is a compute region without Object Storage, so that no bucket is there" + near);
    }
    return ReplinodeException.refused(
        what, "no Object Storage endpoint or compute region of that name" + near);
  }

  private Endpoint platformEndpoint(Buckets known, BucketRef ref, List<Endpoint> candidates) {
    List<Bucket> buckets;
    try {
      buckets = lookUp(known, ref, candidates.get(0));
    } catch (ReplinodeException e) {
      if (!hasCredentials || e.kind() != Kind.NOT_AUTHORIZED) {
        throw e;
      }
      unseen.accept("bucket " + ref, "it could not be looked up over the API: " + e.why());
      return only(ref, candidates);
    }
    List<Bucket> meant =
        buckets.stream()
            .filter(b -> candidates.stream().anyMatch(c -> c.id().equals(b.endpoint().id())))
            .toList();
    if (meant.size() != 1) {
      throw meant.isEmpty() ? nowhere(known, ref, buckets) : twice(ref, meant);
    }
    found.put(ref, meant.get(0));
    return meant.get(0).endpoint();
  }

  /** A region with several endpoints may have a bucket of that label at each. */
  private List<Bucket> lookUp(Buckets known, BucketRef ref, Endpoint candidate) {
    return directory.beside(candidate).size() > 1
        ? known.findEach(candidate.computeRegion(), ref.bucket())
        : known.find(candidate.computeRegion(), ref.bucket()).stream().toList();
  }

  private ReplinodeException nowhere(Buckets known, BucketRef ref, List<Bucket> elsewhere) {
    return elsewhere.isEmpty()
        ? unknownBucket(known, ref)
        : ReplinodeException.refused(
                "bucket " + ref,
                "it is served by endpoint " + ids(elsewhere) + ", not " + ref.region())
            .hint("write " + ref.bucket() + "@" + elsewhere.get(0).endpoint().id());
  }

  private static ReplinodeException twice(BucketRef ref, List<Bucket> meant) {
    return ReplinodeException.refused(
            "bucket " + ref, "there is one of that name at each of " + ids(meant))
        .hint("name the endpoint: " + ref.bucket() + "@" + meant.get(0).endpoint().id());
  }

  private static String ids(List<Bucket> buckets) {
    return String.join(", ", buckets.stream().map(bucket -> bucket.endpoint().id()).toList());
  }

  private static Endpoint only(BucketRef ref, List<Endpoint> candidates) {
    if (candidates.size() > 1) {
      throw ReplinodeException.refused(
          "bucket " + ref,
          "the region has several endpoints ("
              + String.join(", ", candidates.stream().map(Endpoint::id).toList())
              + "); name the one that serves the bucket");
    }
    return candidates.get(0);
  }

  private static ReplinodeException unknownBucket(Buckets known, BucketRef ref) {
    List<String> labels =
        known.all().stream().map(b -> b.label() + "@" + b.endpoint().id()).toList();
    return ReplinodeException.refused(
        "bucket " + ref,
        "the account has no such bucket"
            + suggestion(NearMatches.of(ref.toString(), labels, SUGGESTIONS)));
  }

  /** {@code ; did you mean a or b?}, or nothing. */
  static String suggestion(List<String> near) {
    return near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
  }
}
