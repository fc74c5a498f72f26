package dev.replinode.domain.failover;

import dev.replinode.stackscript.lint.Finding;
import java.time.Duration;
import java.util.List;

/** Finds what would keep a pair of buckets from failing over, before a failure does. */
public final class EdgeLint {
  /** What recovery may take when nobody says: shorter than people wait before they complain. */
  public static final Duration USUAL_RTO = Duration.ofSeconds(60);

  private final Duration rto;

  /** A linter; {@code rto} is how long recovery may take. */
  public EdgeLint(Duration rto) {
    this.rto = rto;
  }

  /** The mistakes of a rule tree, by place. */
  public List<Finding> check(RuleTree tree) {
    Complaints complaints = new Complaints();
    PolicyReading reading = new PolicyReading(tree);
    new TriggerChecks(tree, reading, complaints).check();
    new OriginChecks(tree, reading, complaints).check();
    new SafetyChecks(tree, reading, rto, complaints).check();
    new RangeChecks(tree, complaints).check();
    return complaints.sorted();
  }

  /** The mistakes of a GTM property, by place. */
  public List<Finding> check(GtmProperty property) {
    Complaints complaints = new Complaints();
    new GtmChecks(property, rto, complaints).check();
    return complaints.sorted();
  }
}
