package dev.replinode.domain.drill;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * What has to be reached. An absent target is told as such, and never met by default.
 *
 * @param rto longest time from the fault until reads come right
 * @param rpo longest time of writes that may be lost
 * @param maxErrorRate largest part of reads during the fault that may fail, 0 to 1
 * @param maxAddedLatency how much slower the 95th percentile may become during the fault
 * @param integrityMin smallest part of compared objects that must be equal, 0 to 1
 * @param accessParity whether who may read A must be able to read B, and nobody else
 */
public record Targets(
    Optional<Duration> rto,
    Optional<Duration> rpo,
    Optional<BigDecimal> maxErrorRate,
    Optional<Duration> maxAddedLatency,
    Optional<BigDecimal> integrityMin,
    Optional<Boolean> accessParity) {
  /** Every object equal, access alike, and nothing else promised. */
  public static Targets standard() {
    return new Targets(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(BigDecimal.ONE),
        Optional.of(true));
  }

  /** Checks the fractions. */
  public Targets {
    checkFraction("maxErrorRate", maxErrorRate);
    checkFraction("integrityMin", integrityMin);
  }

  private static void checkFraction(String name, Optional<BigDecimal> value) {
    if (value.isPresent()
        && (value.get().signum() < 0 || value.get().compareTo(BigDecimal.ONE) > 0)) {
      throw new IllegalArgumentException(name + " is a part of one, from 0 to 1");
    }
  }
}
