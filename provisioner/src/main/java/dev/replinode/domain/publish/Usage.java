package dev.replinode.domain.publish;

import java.time.Instant;
import java.util.Optional;

/**
 * What the platform tells about a script besides what it holds.
 *
 * @param activeDeployments instances made from it that still exist
 * @param totalDeployments instances ever made from it
 * @param updated when it was changed last; absent when the platform does not tell
 * @param revisionNote the note of its newest revision; may be empty
 */
public record Usage(
    int activeDeployments, int totalDeployments, Optional<Instant> updated, String revisionNote) {
  /** Of a script that nobody deployed and whose history is not known. */
  public static final Usage NONE = new Usage(0, 0, Optional.empty(), "");
}
