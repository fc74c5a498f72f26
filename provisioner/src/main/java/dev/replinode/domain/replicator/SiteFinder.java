package dev.replinode.domain.replicator;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.replicator.Buckets.Bucket;
import dev.replinode.domain.storage.BucketRef;
import dev.replinode.domain.storage.Endpoint;
import dev.replinode.domain.storage.EndpointDirectory;
import dev.replinode.domain.text.NearMatches;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Finds the endpoint that serves a bucket: the bucket's own word beats every table. */
final class SiteFinder {
  private static final int SUGGESTIONS = 3;

  private final Optional<Buckets> buckets;
  private final EndpointDirectory directory;
  private final boolean hasCredentials;
  private final Progress progress;

  private SiteFinder(
      Optional<Buckets> buckets,
      EndpointDirectory directory,
      boolean hasCredentials,
      Progress progress) {
    this.buckets = buckets;
    this.directory = directory;
    this.hasCredentials = hasCredentials;
    this.progress = progress;
  }

  /**
   * A finder that asks the account.
   *
   * @param hasCredentials whether the user brought keys: then the API need not be allowed to tell
   */
  static SiteFinder of(Buckets buckets, boolean hasCredentials, Progress progress) {
    EndpointDirectory directory;
    try {
      directory = buckets.endpoints();
    } catch (ReplinodeException e) {
      if (!hasCredentials || e.kind() != Kind.NOT_AUTHORIZED) {
        throw e;
      }
      progress.warning("the platform's endpoints could not be listed over the API: " + e.why());
      directory = EndpointDirectory.builtIn();
    }
    return new SiteFinder(Optional.of(buckets), directory, hasCredentials, progress);
  }

  /** A finder that asks nobody: it goes by what the tool itself knows. */
  static SiteFinder offline(Progress progress) {
    return new SiteFinder(Optional.empty(), EndpointDirectory.builtIn(), true, progress);
  }

  /**
   * Both ends of what is asked for.
   *
   * @throws ReplinodeException usage when they are the same; refused as {@link #find} does
   */
  BucketPair pair(ReplicatorSpec spec) {
    BucketPair pair =
        new BucketPair(
            find(spec.source(), spec.sourceEndpoint()), find(spec.dest(), spec.destEndpoint()));
    if (pair.isLoop()) {
      throw ReplinodeException.usage(
          "source and destination", spec.source() + " and " + spec.dest() + " are the same bucket");
    }
    return pair;
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
      throw ReplinodeException.refused(
          "region " + ref.region(),
          "no Object Storage endpoint or compute region of that name"
              + suggestion(directory.nearest(ref.region(), SUGGESTIONS)));
    }
    if (custom.isPresent()) {
      return new Site(ref.bucket(), at(candidates.get(0), custom.get()), true);
    }
    Endpoint endpoint =
        buckets
            .map(known -> platformEndpoint(known, ref, candidates))
            .orElseGet(() -> only(ref, candidates));
    return new Site(ref.bucket(), endpoint, false);
  }

  private static Endpoint at(Endpoint platform, URI url) {
    Endpoint custom = Endpoint.custom(url);
    return new Endpoint(platform.id(), platform.computeRegion(), custom.type(), custom.uri());
  }

  private Endpoint platformEndpoint(Buckets known, BucketRef ref, List<Endpoint> candidates) {
    Optional<Bucket> bucket;
    try {
      bucket = known.find(candidates.get(0).computeRegion(), ref.bucket());
    } catch (ReplinodeException e) {
      if (!hasCredentials || e.kind() != Kind.NOT_AUTHORIZED) {
        throw e;
      }
      progress.warning("bucket " + ref + " could not be looked up over the API: " + e.why());
      return only(ref, candidates);
    }
    Endpoint endpoint = bucket.map(Bucket::endpoint).orElseThrow(() -> unknownBucket(known, ref));
    if (candidates.stream().noneMatch(candidate -> candidate.id().equals(endpoint.id()))) {
      throw ReplinodeException.refused(
          "bucket " + ref, "it is served by endpoint " + endpoint.id() + ", not " + ref.region());
    }
    return endpoint;
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
