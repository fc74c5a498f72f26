package dev.replinode.domain.replicator;

import dev.replinode.domain.storage.Endpoint;
import dev.replinode.domain.storage.EndpointDirectory;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The account's buckets, as the API (not S3) shows them. */
public interface Buckets {
  /**
   * A bucket with the endpoint that serves it.
   *
   * @param contents what it holds, as the platform counted at some time; empty when it is not told
   */
  record Bucket(String label, String region, Endpoint endpoint, Optional<Contents> contents) {}

  /** What a bucket holds. */
  record Contents(long objects, long bytes) {}

  /**
   * Who may read a bucket.
   *
   * @param acl a word of S3, such as {@code private} or {@code public-read}, or {@code custom}
   * @param hasCors whether every web page may read it; empty on endpoints where the API cannot tell
   */
  record Sharing(String acl, Optional<Boolean> hasCors) {}

  /** What of the account's allowance at one endpoint is used, if that is counted. */
  record Quota(long limit, OptionalLong used) {}

  /** What is limited. */
  enum Measure {
    /** The size of all objects. */
    BYTES,
    /** The number of objects. */
    OBJECTS
  }

  /** Every endpoint of the platform. */
  EndpointDirectory endpoints();

  /** The bucket in a compute region, or nothing when there is none of that label. */
  Optional<Bucket> find(String region, String label);

  /** Every bucket of that label in a compute region, which may have several endpoints. */
  List<Bucket> findEach(String region, String label);

  /** Every bucket of the account. */
  List<Bucket> all();

  /** Who may read a bucket; empty when there is none of that label. */
  Optional<Sharing> sharing(String region, String label);

  /** The account's allowance at an endpoint; empty when the platform knows none. */
  Optional<Quota> quota(Measure measure, Endpoint endpoint);
}
