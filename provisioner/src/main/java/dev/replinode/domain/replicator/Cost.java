package dev.replinode.domain.replicator;

import dev.replinode.domain.replicator.Platform.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;

/**
 * What an instance has cost so far, by its age and price: an estimate, since only the invoice knows
 * discounts, taxes, and traffic beyond what is included.
 *
 * @param hours begun hours since it was made; the platform counts begun hours
 * @param soFar US dollars, to the cent
 */
public record Cost(Price price, long hours, BigDecimal soFar) {
  /** The platform's month: a month of hours never costs more than the monthly price. */
  private static final long MONTH_HOURS = 730;

  private static final long HOUR_SECONDS = 3600;
  private static final int CENTS = 2;

  /** The cost of an instance made at {@code created}; one made in the future has cost nothing. */
  public static Cost of(Price price, Instant created, Instant now) {
    long seconds = Math.max(0, Duration.between(created, now).toSeconds());
    long hours = (seconds + HOUR_SECONDS - 1) / HOUR_SECONDS;
    BigDecimal months = price.monthly().multiply(BigDecimal.valueOf(hours / MONTH_HOURS));
    BigDecimal rest = price.hourly().multiply(BigDecimal.valueOf(hours % MONTH_HOURS));
    BigDecimal soFar = months.add(rest.min(price.monthly()));
    return new Cost(price, hours, soFar.setScale(CENTS, RoundingMode.HALF_UP));
  }
}
