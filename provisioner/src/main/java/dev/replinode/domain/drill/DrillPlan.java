package dev.replinode.domain.drill;

import dev.replinode.domain.storage.BucketRef;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One drill as asked for.
 *
 * @param sample how many objects are read on both sides; 0 means all
 * @param seed chooses the sample: the same seed, the same objects
 * @param isCanary whether a small object may be written to A and awaited in B
 * @param withReplicator whether a replicator is made for the drill and removed after it
 * @param isAnonymous whether the edge reads without a key
 * @param policy a file with the edge's rule tree
 * @param edge where the staging edge is, for {@link Level#STAGING}
 * @param previous the folder of an earlier report, to tell the drift
 */
public record DrillPlan(
    BucketRef source,
    BucketRef dest,
    Level level,
    Identity identity,
    Targets targets,
    Pace pace,
    Limits limits,
    int sample,
    long seed,
    boolean isCanary,
    boolean withReplicator,
    boolean isAnonymous,
    Optional<Path> policy,
    Optional<Edge> edge,
    Optional<Path> previous) {
  /**
   * An edge to read through.
   *
   * @param address where the site is on the edge
   * @param host the name in the request; empty means the address's own
   * @param header the header that breaks the connection to A
   * @param value its value
   */
  public record Edge(URI address, Optional<String> host, String header, String value) {}
}
