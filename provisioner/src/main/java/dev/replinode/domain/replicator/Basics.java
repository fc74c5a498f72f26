package dev.replinode.domain.replicator;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What can be checked before any bucket is named.
 *
 * @param hasOwnKeys whether the user brought bucket keys, so that none are minted
 * @param maxMonthlyPrice the most the instance may cost, in US dollars a month
 */
public record Basics(
    DeploymentMethod method,
    Machine machine,
    boolean hasOwnKeys,
    Optional<BigDecimal> maxMonthlyPrice) {
  static Basics of(ReplicatorSpec spec) {
    return new Basics(
        spec.method(), spec.machine(), spec.credentials().isPresent(), spec.maxMonthlyPrice());
  }
}
