package dev.replinode.domain.replicator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.replinode.domain.finding.Finding;
import dev.replinode.domain.finding.Findings;
import dev.replinode.domain.finding.Severity;
import dev.replinode.fake.FakeCloud;
import dev.replinode.fake.Samples;
import dev.replinode.fake.Spec;
import java.util.List;

/** Preflights against an account in memory. */
final class PreflightRun {
  private final FakeCloud cloud;

  PreflightRun(FakeCloud cloud) {
    this.cloud = cloud;
  }

  /** What is found. */
  Findings check(Spec spec) {
    Findings findings = new Findings();
    new Preflight(cloud.ports(), Samples.MANIFEST, cloud.time(), findings).check(spec.build());
    return findings;
  }

  /** The one thing that is found. */
  Finding only(Spec spec) {
    List<Finding> found = check(spec).all();
    assertEquals(1, found.size(), found.toString());
    return found.get(0);
  }

  static List<String> ids(Findings findings, Severity severity) {
    return findings.of(severity).stream().map(Finding::id).toList();
  }
}
