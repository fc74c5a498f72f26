package dev.replinode.cli;

import dev.replinode.domain.drill.Pace;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How fast a drill reads, and for how long. */
final class DrillPaceOptions {
  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "5",
      converter = Numbers.Rate.class,
      description = "Reads a second, 1 to 100 (default: ${DEFAULT-VALUE}).")
  private int rate;

  @Option(
      names = "--before",
      paramLabel = "DURATION",
      defaultValue = "10s",
      converter = DurationConverter.class,
      description = "How long to read before a fault (default: ${DEFAULT-VALUE}).")
  private Duration before;

  @Option(
      names = "--during",
      paramLabel = "DURATION",
      defaultValue = "20s",
      converter = DurationConverter.class,
      description = "How long a fault lasts (default: ${DEFAULT-VALUE}).")
  private Duration during;

  @Option(
      names = "--after",
      paramLabel = "DURATION",
      defaultValue = "10s",
      converter = DurationConverter.class,
      description = "How long to read after a fault (default: ${DEFAULT-VALUE}).")
  private Duration after;

  /** How reads are made. */
  Pace pace() {
    return new Pace(
        Duration.ofSeconds(1).dividedBy(rate), before, during, after, Pace.standard().inRow());
  }
}
