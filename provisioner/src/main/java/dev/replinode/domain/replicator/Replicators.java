package dev.replinode.domain.replicator;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.replicator.Buckets.Bucket;
import dev.replinode.domain.text.NearMatches;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds replicators that were made before, from what the account alone tells. */
public final class Replicators {
  private static final int SUGGESTIONS = 3;

  private final Cloud cloud;

  /** The replicators of the account behind {@code cloud}. */
  public Replicators(Cloud cloud) {
    this.cloud = cloud;
  }

  /** Every replicator of the account, in the order of names. */
  public List<Instance> list() {
    return among(cloud.instances().listByLabelPrefix(ReplicatorName.LABEL_PREFIX));
  }

  /** The replicators among {@code instances}, in the order of names. */
  public static List<Instance> among(List<Instance> instances) {
    return instances.stream()
        .filter(instance -> nameOf(instance).filter(n -> instance.tags().isOf(n)).isPresent())
        .sorted((a, b) -> a.label().compareTo(b.label()))
        .toList();
  }

  /** The name of the replicator that {@code instance} may be. */
  public static Optional<ReplicatorName> nameOf(Instance instance) {
    return ReplicatorName.inLabel(instance.label())
        .filter(name -> instance.label().equals(name.label()));
  }

  /**
   * The replicator of that name, with its buckets.
   *
   * @throws ReplinodeException refused when there is none, when it is not ours, or when its buckets
   *     are not the account's
   */
  public Access find(
      ReplicatorName name, Optional<BucketCredentials> credentials, Outcome outcome) {
    Instance instance =
        new Ownership(cloud.instances()).find(name).orElseThrow(() -> unknown(name));
    BucketPair pair = pair(instance);
    outcome.identify(name, pair);
    outcome.instance(instance, Outcome.InstanceAction.ADOPTED);
    outcome.follows(instance.tags().runId().orElse(""));
    return new Access(instance, pair, credentials);
  }

  /** What {@code instance} has cost so far; empty where age or price is not told. */
  public Optional<Cost> cost(Instance instance, Instant now) {
    try {
      return instance
          .created()
          .flatMap(
              created ->
                  cloud
                      .platform()
                      .type(instance.type(), instance.region())
                      .map(type -> Cost.of(type.price(), created, now)));
    } catch (ReplinodeException e) {
      if (e.kind() != ReplinodeException.Kind.REFUSED) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private ReplinodeException unknown(ReplicatorName name) {
    Optional<Instance> aside =
        cloud.instances().findByLabelOrTag(name.label(), name.asideTag()).stream()
            .filter(instance -> Replacement.isAside(instance, name))
            .findFirst();
    if (aside.isPresent()) {
      return ReplinodeException.refused(
              "replicator " + name,
              "its replacement was cut short before a new instance was made; "
                  + aside.get().describe()
                  + " goes on working")
          .hint("run its create command again, with --replace");
    }
    List<String> names =
        list().stream().flatMap(i -> nameOf(i).stream()).map(ReplicatorName::value).toList();
    return ReplinodeException.refused(
            "replicator " + name,
            "the account has none of that name"
                + SiteFinder.suggestion(NearMatches.of(name.value(), names, SUGGESTIONS)))
        .hint("replinode list");
  }

  /** The tags hold a hash of the pair; the buckets are those of the account that it fits. */
  private BucketPair pair(Instance instance) {
    String hash = instance.tags().pairHash().orElse("");
    List<Site> sites = cloud.buckets().all().stream().map(Replicators::site).toList();
    for (Site source : sites) {
      for (Site dest : sites) {
        BucketPair pair = new BucketPair(source, dest);
        if (pair.hash().equals(hash)) {
          return pair;
        }
      }
    }
    throw ReplinodeException.refused(
            instance.describe(), "its buckets are not among those of this account")
        .hint("run its create command again: it takes up the replicator that is there");
  }

  private static Site site(Bucket bucket) {
    return new Site(bucket.label(), bucket.endpoint(), false);
  }
}
