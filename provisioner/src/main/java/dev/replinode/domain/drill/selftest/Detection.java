package dev.replinode.domain.drill.selftest;

import dev.replinode.domain.drill.Verdict;

/**
 * Whether a planted fault was found.
 *
 * @param isDetected whether the verdict turned and the finding names what was planted
 * @param finding the finding that names it; what was found instead when it was not
 * @param named what that finding names
 */
public record Detection(
    String id, Verdict verdict, boolean isDetected, String finding, String named) {}
