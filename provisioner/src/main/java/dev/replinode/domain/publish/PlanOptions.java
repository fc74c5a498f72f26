package dev.replinode.domain.publish;

import java.util.Set;

/**
 * What a plan takes into account.
 *
 * @param strict a list that only follows the platform is renewed too
 * @param prune orphans are removed where that is safe
 * @param only the labels that are looked at; empty means all
 */
public record PlanOptions(boolean strict, boolean prune, Set<String> only) {
  /** Copies the set. */
  public PlanOptions {
    only = Set.copyOf(only);
  }
}
