package dev.replinode.domain.drill;

import java.util.Optional;

/**
 * What the report says of a drill beside what was measured.
 *
 * @param plan the plan as run, in words; its SHA-256 stands beside it
 * @param basis what stood for the failing world, see {@link Report.Head}
 */
public record ReportFrame(
    String id,
    boolean isSandbox,
    String basis,
    String toolVersion,
    String plan,
    Optional<String> edge,
    Optional<String> policy,
    Optional<Report.Provisioned> provisioned) {}
