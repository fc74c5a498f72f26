package dev.replinode.domain.drill;

import java.time.Instant;
import java.util.Optional;

/**
 * What would be lost if A went now: the writes on A that are not on B.
 *
 * @param isRunning whether a replication is known to run; without it the numbers tell no RPO
 * @param evidence what that knowledge rests on
 * @param measuredAt when A was looked at
 * @param watermark every write on A before this moment is on B; absent when nothing is at risk
 * @param exposureSeconds from the oldest write at risk until then; 0 when nothing is at risk; a
 *     lower bound where an object was written more than once; absent when not measured
 * @param objectsAtRisk how many objects
 * @param bytesAtRisk their sizes together
 * @param oldest the object written longest ago among them
 * @param extras objects of B that A lacks: they would reappear
 * @param canaryMillis how long a canary took; absent without one
 */
public record Exposure(
    boolean isRunning,
    String evidence,
    Optional<Instant> measuredAt,
    Optional<Instant> watermark,
    Optional<Long> exposureSeconds,
    long objectsAtRisk,
    long bytesAtRisk,
    Optional<String> oldest,
    long extras,
    Optional<Long> canaryMillis) {}
