package dev.replinode.cli;

import dev.replinode.domain.drill.Targets;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a drill has to show. */
final class DrillTargetOptions {
  @Option(
      names = "--rto",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "Target: reads come right within this.")
  private Duration rto;

  @Option(
      names = "--rpo",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "Target: writes at risk are no older than this.")
  private Duration rpo;

  @Option(
      names = "--max-error-rate",
      paramLabel = "0..1",
      converter = Numbers.Part.class,
      description = "Target: part of the reads that may fail during a fault.")
  private BigDecimal maxErrorRate;

  @Option(
      names = "--max-added-latency",
      paramLabel = "MS",
      converter = Numbers.Millis.class,
      description = "Target: milliseconds that the 95th percentile may grow by.")
  private Long maxAddedLatency;

  @Option(
      names = "--min-integrity",
      paramLabel = "0..1",
      converter = Numbers.Part.class,
      defaultValue = "1",
      description = "Target: part of the objects that must be equal (default: ${DEFAULT-VALUE}).")
  private BigDecimal minIntegrity;

  /** The targets; those that were not stated are not judged. */
  Targets targets() {
    return new Targets(
        Optional.ofNullable(rto),
        Optional.ofNullable(rpo),
        Optional.ofNullable(maxErrorRate),
        Optional.ofNullable(maxAddedLatency).map(Duration::ofMillis),
        Optional.of(minIntegrity),
        Optional.of(true));
  }
}
