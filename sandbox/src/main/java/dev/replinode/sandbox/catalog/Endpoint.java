package dev.replinode.sandbox.catalog;

/**
 * One Object Storage endpoint that has a host.
 *
 * @param id first label of its S3 host, such as {@code jp-osa-1}
 * @param region the compute region it belongs to; never the id less its ending
 * @param type {@code E0} to {@code E3}
 * @param cluster the legacy cluster id; empty in regions that never had one
 */
public record Endpoint(String id, String region, String type, String cluster) {

  /** Whether buckets here have CORS settings; the newer types do not. */
  public boolean hasCors() {
    return type.equals("E0") || type.equals("E1");
  }
}
