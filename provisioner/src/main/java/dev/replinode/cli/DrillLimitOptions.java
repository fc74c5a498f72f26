package dev.replinode.cli;

import dev.replinode.domain.drill.Limits;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** What a drill may cost, and when it stops by itself. */
final class DrillLimitOptions {
  @Option(
      names = "--max-fault",
      paramLabel = "DURATION",
      defaultValue = "5m",
      converter = DurationConverter.class,
      description = "Longest time that a fault may be on (default: ${DEFAULT-VALUE}).")
  private Duration maxFault;

  @Option(
      names = "--stop-after",
      paramLabel = "N",
      converter = Numbers.Count.class,
      description = "Stop the drill when so many reads in a row have failed.")
  private Integer stopAfter;

  @Option(
      names = "--max-requests",
      paramLabel = "N",
      converter = Numbers.Budget.class,
      description = "Budget of requests.")
  private Long maxRequests;

  @Option(
      names = "--max-bytes",
      paramLabel = "N",
      converter = Numbers.Budget.class,
      description = "Budget of bytes read.")
  private Long maxBytes;

  @Option(
      names = "--max-usd",
      paramLabel = "USD",
      converter = Numbers.Money.class,
      description = "Budget of money.")
  private BigDecimal maxUsd;

  /** The limits; the usual ones where none was stated. */
  Limits limits() {
    Limits usual = Limits.standard();
    return new Limits(
        maxRequests == null ? usual.maxRequests() : maxRequests,
        maxBytes == null ? usual.maxBytes() : maxBytes,
        maxUsd == null ? usual.maxUsd() : maxUsd,
        usual.usdPerGigabyte(),
        maxFault,
        stopAfter == null ? OptionalInt.empty() : OptionalInt.of(stopAfter));
  }
}
