package dev.replinode.cli.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.replinode.domain.replicator.Cost;
import dev.replinode.domain.replicator.Platform.Price;
import dev.replinode.domain.storage.Lag;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LagAndCostTextTest {
  private static final Instant NOW = Instant.parse("2026-11-29T12:51:15.881159505Z");

  @Test
  void a_moment_is_told_to_the_second() {
    assertEquals(
        "lag: nothing waits; complete up to 2026-11-29T12:51:15Z",
        LagText.line(new Lag(Duration.ZERO, NOW, 0, 0)));
    assertEquals(
        "lag: 1 object (2 B) waits, for 42s; complete up to 2026-11-29T12:51:15Z",
        LagText.line(new Lag(Duration.ofSeconds(42), NOW, 1, 2)));
  }

  @Test
  void one_hour_is_one() {
    Price price = new Price(new BigDecimal("0.036"), new BigDecimal("24.00"), 4000);

    assertEquals(
        "cost so far about $0.04 (estimate: 1 begun hour), $0.036 an hour, $24.00 a month",
        CostText.line(new Cost(price, 1, new BigDecimal("0.04"))));
  }
}
