package dev.replinode.sandbox.s3;

import java.util.Map;
import java.util.Set;

/**
 * What one access key opens.
 *
 * @param secret its secret key
 * @param regions the compute regions where it is known
 * @param access {@code null} for an unlimited key; else {@code region/bucket} to whether it may
 *     write, every other bucket being closed
 */
public record KeyGrant(String secret, Set<String> regions, Map<String, Boolean> access) {

  /** Copies the parts. */
  public KeyGrant {
    regions = Set.copyOf(regions);
    access = access == null ? null : Map.copyOf(access);
  }

  boolean isLimited() {
    return access != null;
  }

  boolean mayRead(String region, String bucket) {
    return access == null || access.containsKey(region + "/" + bucket);
  }

  boolean mayWrite(String region, String bucket) {
    return access == null || access.getOrDefault(region + "/" + bucket, false);
  }

  /** The regions only: the secret is none of a log's business. */
  @Override
  public String toString() {
    return "KeyGrant[" + regions + (isLimited() ? ", limited]" : "]");
  }
}
