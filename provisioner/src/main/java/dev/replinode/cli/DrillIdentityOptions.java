package dev.replinode.cli;

import dev.replinode.domain.drill.Identity;
import dev.replinode.domain.storage.BucketRef;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a drill is called, and who answers for it. */
final class DrillIdentityOptions {
  @Option(names = "--title", paramLabel = "TEXT", description = "What the report calls the drill.")
  private String title;

  @Option(names = "--scenario", paramLabel = "TEXT", description = "What is assumed to happen.")
  private String scenario;

  @Option(names = "--hypothesis", paramLabel = "TEXT", description = "What is expected then.")
  private String hypothesis;

  @Option(names = "--operator", paramLabel = "WHO", description = "Who runs it, for the report.")
  private String operator;

  @Option(names = "--approver", paramLabel = "WHO", description = "Who approved it.")
  private String approver;

  @Option(names = "--change-ref", paramLabel = "REF", description = "The change it belongs to.")
  private String changeRef;

  /** What the report says of the drill beside its results. */
  Identity identity(
      BucketRef source, BucketRef dest, boolean isRegionGone, Optional<Duration> every) {
    String assumed = isRegionGone ? "the region of A is gone" : "the region of A could be gone";
    return new Identity(
        title == null ? source + " to " + dest : title,
        scenario == null ? assumed : scenario,
        hypothesis == null ? "B serves every object as A did" : hypothesis,
        Optional.ofNullable(operator),
        Optional.ofNullable(approver),
        Optional.ofNullable(changeRef),
        every);
  }
}
