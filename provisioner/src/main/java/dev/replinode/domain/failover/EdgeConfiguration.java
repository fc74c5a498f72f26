package dev.replinode.domain.failover;

import dev.replinode.stackscript.lint.Finding;
import java.util.List;
import java.util.Optional;

/**
 * What a file of a CDN's configuration holds: exactly one of the two.
 *
 * @param tree a rule tree of Property Manager
 * @param gtm a GTM property
 */
public record EdgeConfiguration(Optional<RuleTree> tree, Optional<GtmProperty> gtm) {
  /** A rule tree. */
  public static EdgeConfiguration of(RuleTree tree) {
    return new EdgeConfiguration(Optional.of(tree), Optional.empty());
  }

  /** A GTM property. */
  public static EdgeConfiguration of(GtmProperty gtm) {
    return new EdgeConfiguration(Optional.empty(), Optional.of(gtm));
  }

  /** Its mistakes, by place. */
  public List<Finding> check(EdgeLint lint) {
    return tree.map(lint::check).orElseGet(() -> gtm.map(lint::check).orElse(List.of()));
  }

  /** How an edge server would act by the rule tree; empty for a GTM property, which acts by DNS. */
  public Optional<EdgePolicy> policy() {
    return tree.map(known -> new PolicyReading(known).policy());
  }
}
