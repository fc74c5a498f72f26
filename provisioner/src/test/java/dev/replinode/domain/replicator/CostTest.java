package dev.replinode.domain.replicator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.replinode.domain.replicator.Platform.Price;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CostTest {
  private static final Price PRICE =
      new Price(new BigDecimal("0.036"), new BigDecimal("24.0"), 4000);
  private static final Instant NOW = Instant.parse("2026-11-22T15:30:00Z");

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0, 0.00",
    "PT1S, 1, 0.04",
    "PT1H, 1, 0.04",
    "PT1H1S, 2, 0.07",
    "PT24H, 24, 0.86",
    "PT700H, 700, 24.00",
    "PT730H, 730, 24.00",
    "PT731H, 731, 24.04",
    "PT1460H, 1460, 48.00",
    "PT-5M, 0, 0.00"
  })
  void begun_hours_count_and_a_month_never_costs_more_than_its_price(
      Duration age, long hours, BigDecimal soFar) {
    assertEquals(new Cost(PRICE, hours, soFar), Cost.of(PRICE, NOW.minus(age), NOW));
  }
}
