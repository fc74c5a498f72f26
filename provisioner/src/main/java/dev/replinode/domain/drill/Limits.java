package dev.replinode.domain.drill;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * What a drill may cost and when it stops.
 *
 * @param maxRequests requests in all, estimated first
 * @param maxBytes bytes read in all, estimated first
 * @param maxUsd money in all, estimated first
 * @param usdPerGigabyte what a gigabyte read is reckoned at
 * @param maxFault longest time that a fault is on
 * @param maxFailuresInRow so many failed reads in a row end the drill; empty means it goes on
 */
public record Limits(
    long maxRequests,
    long maxBytes,
    BigDecimal maxUsd,
    BigDecimal usdPerGigabyte,
    Duration maxFault,
    OptionalInt maxFailuresInRow) {
  /**
   * A million requests, 50 GB, 5 USD, five minutes. A gigabyte at 0.015 USD is the dearest region's
   * price of transfer beyond the pool (Linode's price list, "Additional network transfer").
   */
  public static Limits standard() {
    return new Limits(
        1_000_000,
        50_000_000_000L,
        new BigDecimal("5"),
        new BigDecimal("0.015"),
        Duration.ofMinutes(5),
        OptionalInt.empty());
  }
}
