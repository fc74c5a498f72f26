package dev.replinode.fake;

import dev.replinode.domain.replicator.Buckets;
import dev.replinode.domain.storage.Endpoint;
import dev.replinode.domain.storage.EndpointDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The buckets of the account, as the API shows them. */
public final class FakeBuckets implements Buckets {
  private final Calls calls;
  private final List<Bucket> buckets = new ArrayList<>();

  FakeBuckets(Calls calls) {
    this.calls = calls;
  }

  /** Adds a bucket at the one endpoint of that id. */
  public void add(String label, String endpointId) {
    Endpoint endpoint = EndpointDirectory.builtIn().resolve(endpointId).get(0);
    buckets.add(new Bucket(label, endpoint.computeRegion(), endpoint));
  }

  /** The bucket is no longer the account's. */
  public void forget(String label) {
    buckets.removeIf(bucket -> bucket.label().equals(label));
  }

  @Override
  public EndpointDirectory endpoints() {
    return calls.make("buckets.endpoints", "", EndpointDirectory::builtIn);
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
  public List<Bucket> all() {
    return calls.make("buckets.all", "", () -> List.copyOf(buckets));
  }
}
