package dev.replinode.domain.replicator;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Something that nobody asked for and that may still be there.
 *
 * @param kind {@code key}, {@code firewall}, {@code instance}
 * @param id the platform's number; empty when no answer told it
 * @param monthly what it costs in US dollars a month; empty when it costs nothing by itself
 */
public record Leftover(String kind, Optional<Long> id, String label, Optional<BigDecimal> monthly) {
  /** Something that costs nothing by itself. */
  public static Leftover free(String kind, long id, String label) {
    return new Leftover(kind, Optional.of(id), label, Optional.empty());
  }

  @Override
  public String toString() {
    String cost = monthly.map(price -> ", $" + price + " a month").orElse("");
    return kind + id.map(number -> " " + number).orElse("") + " (" + label + cost + ")";
  }
}
