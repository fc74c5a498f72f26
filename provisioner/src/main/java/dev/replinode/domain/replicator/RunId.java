package dev.replinode.domain.replicator;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Makes the ids of runs: sortable by time, and different for two made in the same second. */
final class RunId {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private RunId() {}

  /** The part of a run's id that tells two of the same second apart: 6 hex digits. */
  static String mark(String runId) {
    return runId.substring(runId.lastIndexOf('-') + 1);
  }

  /** Such as {@code 20261122T153000Z-1a2b3c}. */
  static String next(Instant now, RandomGenerator random) {
    return TIME.format(now) + "-" + HexFormat.of().toHexDigits(random.nextInt(), 6);
  }
}
