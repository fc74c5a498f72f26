package dev.replinode.domain.drill;

import java.util.Optional;

/**
 * One target and what came of it. Nothing that was not measured has a number here.
 *
 * @param name {@code rto}, {@code rpo}, {@code errorRate}, {@code addedLatency}, {@code integrity}
 *     or {@code accessParity}
 * @param target in {@code unit}; absent without one
 * @param measured in {@code unit}; absent when not measured
 * @param reason why it was not measured, or what the number rests on
 */
public record Objective(
    String name,
    Result result,
    Optional<String> target,
    Optional<String> measured,
    String unit,
    Optional<String> reason) {
  /** What came of a target. */
  public enum Result {
    /** Measured, and within the target. */
    MET,
    /** Measured, and beyond the target. */
    BREACHED,
    /** There is a target, and nothing to hold against it. */
    NOT_MEASURED,
    /** There is no target. */
    NO_TARGET
  }
}
