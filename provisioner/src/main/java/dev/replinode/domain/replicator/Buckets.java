package dev.replinode.domain.replicator;

import dev.replinode.domain.storage.Endpoint;
import dev.replinode.domain.storage.EndpointDirectory;
import java.util.List;
import java.util.Optional;

/** The account's buckets, as the API (not S3) shows them. */
public interface Buckets {
  /** A bucket with the endpoint that serves it. */
  record Bucket(String label, String region, Endpoint endpoint) {}

  /** Every endpoint of the platform. */
  EndpointDirectory endpoints();

  /** The bucket in a compute region, or nothing when there is none of that label. */
  Optional<Bucket> find(String region, String label);

  /** Every bucket of the account. */
  List<Bucket> all();
}
