package dev.replinode.replicate;

import java.util.Map;

/**
 * An access key of the local Object Storage.
 *
 * @param grants access by bucket; an empty map means every bucket, read and write
 */
record S3Key(String id, String secret, Map<String, Access> grants) {

  /** What a limited key may do with a bucket. */
  enum Access {
    READ_ONLY,
    READ_WRITE
  }

  boolean mayRead(String bucket) {
    return grants.isEmpty() || grants.containsKey(bucket);
  }

  boolean mayWrite(String bucket) {
    return grants.isEmpty() || grants.get(bucket) == Access.READ_WRITE;
  }
}
