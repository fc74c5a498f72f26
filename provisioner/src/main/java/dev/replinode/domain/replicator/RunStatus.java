package dev.replinode.domain.replicator;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A run's own account of itself: the status object in the destination bucket. What the run has not
 * told yet is empty, never zero.
 *
 * @param phase {@code installing}, {@code checking}, {@code copying}, {@code verifying} or {@code
 *     finished}; a word we do not know is kept
 * @param exitCode of the script; present when the phase is {@code finished}
 * @param logTail causes only: no secret and no object key is in it
 */
public record RunStatus(
    String runId,
    String phase,
    Optional<Instant> startedAt,
    Optional<Instant> updatedAt,
    OptionalInt exitCode,
    Amount objects,
    Amount bytes,
    OptionalLong errors,
    OptionalLong deleted,
    OptionalLong headersLost,
    OptionalLong etaSeconds,
    Optional<String> rcloneVersion,
    Optional<String> message,
    List<String> logTail) {
  /** How much is done of how much. */
  public record Amount(OptionalLong done, OptionalLong total) {}

  /** Copies the list. */
  public RunStatus {
    logTail = List.copyOf(logTail);
  }

  /** Whether the run ended, well or not. */
  public boolean isFinished() {
    return "finished".equals(phase);
  }

  /** Whether the run ended well; no answer is no success. */
  public boolean isSuccess() {
    return isFinished() && exitCode.isPresent() && exitCode.getAsInt() == 0;
  }
}
