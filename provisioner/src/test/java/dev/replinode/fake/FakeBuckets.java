package dev.replinode.fake;

import dev.replinode.domain.replicator.Buckets;
import dev.replinode.domain.storage.Endpoint;
import dev.replinode.domain.storage.EndpointDirectory;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The buckets of the account, as the API shows them. */
public final class FakeBuckets implements Buckets {
  private final Calls calls;
  private final List<Bucket> buckets = new ArrayList<>();
  private final Map<String, Sharing> sharing = new HashMap<>();
  private final Map<Measure, Quota> quotas = new EnumMap<>(Measure.class);
  private EndpointDirectory directory = EndpointDirectory.builtIn();

  FakeBuckets(Calls calls) {
    this.calls = calls;
  }

  /** Adds a bucket at the one endpoint of that id. */
  public void add(String label, String endpointId) {
    Endpoint endpoint = EndpointDirectory.builtIn().resolve(endpointId).get(0);
    buckets.add(new Bucket(label, endpoint.computeRegion(), endpoint, Optional.empty()));
  }

  /** Adds a bucket at an endpoint that nobody knows without the API. */
  public void add(String label, String region, String host) {
    buckets.add(new Bucket(label, region, Endpoint.of(region, "E3", host), Optional.empty()));
  }

  /** What the account's bucket of that label holds, as the platform counted. */
  public void contents(String label, long objects, long bytes) {
    buckets.replaceAll(
        one ->
            one.label().equals(label)
                ? new Bucket(
                    label, one.region(), one.endpoint(), Optional.of(new Contents(objects, bytes)))
                : one);
  }

  /** Who may read the bucket of that label. */
  public void share(String label, String acl, Boolean cors) {
    sharing.put(label, new Sharing(acl, Optional.ofNullable(cors)));
  }

  /** The allowance of the account at every endpoint. */
  public void quota(Measure measure, long limit, long used) {
    quotas.put(measure, new Quota(limit, OptionalLong.of(used)));
  }

  /** The rows that the API tells of endpoints. */
  public void endpoints(EndpointDirectory known) {
    directory = known;
  }

  /** The bucket is no longer the account's. */
  public void forget(String label) {
    buckets.removeIf(bucket -> bucket.label().equals(label));
  }

  @Override
  public EndpointDirectory endpoints() {
    return calls.make("buckets.endpoints", "", () -> directory);
  }

  @Override
  public Optional<Bucket> find(String region, String label) {
    return calls.make(
        "buckets.find",
        label + "@" + region,
        () ->
            buckets.stream()
                .filter(one -> one.label().equals(label) && one.region().equals(region))
                .findFirst());
  }

  @Override
  public List<Bucket> findEach(String region, String label) {
    return calls.make(
        "buckets.find",
        label + "@" + region,
        () ->
            buckets.stream()
                .filter(one -> one.label().equals(label) && one.region().equals(region))
                .toList());
  }

  @Override
  public Optional<Sharing> sharing(String region, String label) {
    return calls.make(
        "buckets.sharing",
        label + "@" + region,
        () -> Optional.of(sharing.getOrDefault(label, new Sharing("private", Optional.of(true)))));
  }

  @Override
  public Optional<Quota> quota(Measure measure, Endpoint endpoint) {
    return calls.make(
        "buckets.quota",
        measure + "@" + endpoint.id(),
        () -> Optional.ofNullable(quotas.get(measure)));
  }

  @Override
  public List<Bucket> all() {
    return calls.make("buckets.all", "", () -> List.copyOf(buckets));
  }
}
