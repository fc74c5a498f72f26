package dev.replinode.cli.render;

import dev.replinode.domain.replicator.RunStatus;
import dev.replinode.domain.replicator.RunStatus.Amount;
import dev.replinode.domain.text.Printable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalDouble;

/** Writes a run's status as one line: phase, bar, counts, rate, time left. */
final class RunLine {
  private static final int BAR_WIDTH = 20;
  private static final int LONGEST_WORD = 40;
  private static final double MILLIS = 1000.0;

  private final InstantSource clock;
  private Instant lastTime;
  private long lastBytes;

  RunLine(InstantSource clock) {
    this.clock = clock;
  }

  /** For a line of its own. */
  String plain(RunStatus status) {
    StringBuilder line = new StringBuilder(shown(status.phase()));
    if (status.objects().total().isPresent()) {
      line.append(": ").append(counts(status.objects())).append(" objects");
    }
    if (status.bytes().total().isPresent()) {
      line.append(", ").append(Amounts.bytes(status.bytes().total().getAsLong()));
    }
    status.rcloneVersion().ifPresent(version -> line.append(", rclone ").append(shown(version)));
    return line.toString();
  }

  /** For a line that moves. */
  String rich(RunStatus status) {
    StringBuilder line =
        new StringBuilder("  run       ").append(shown(status.phase())).append(' ');
    Amount objects = status.objects();
    if (objects.total().isPresent()) {
      line.append(bar(objects)).append(' ').append(counts(objects)).append(" objects");
    }
    status
        .bytes()
        .done()
        .ifPresent(
            bytes -> {
              line.append("  ").append(Amounts.bytes(bytes));
              rate(bytes).ifPresent(r -> line.append("  ").append(Amounts.bytes(r)).append("/s"));
            });
    status.etaSeconds().ifPresent(eta -> line.append("  ").append(eta).append(" s left"));
    return line.toString();
  }

  /** Whoever can write to the bucket wrote these words. */
  private static String shown(String word) {
    return Printable.of(word, LONGEST_WORD);
  }

  private static String counts(Amount amount) {
    return Amounts.count(amount.done().orElse(0)) + "/" + Amounts.count(amount.total().orElse(0));
  }

  private static String bar(Amount amount) {
    long total = amount.total().orElse(0);
    double share = total == 0 ? 1 : Math.min(1.0, (double) amount.done().orElse(0) / total);
    int full = (int) Math.round(share * BAR_WIDTH);
    return "[" + "#".repeat(full) + "-".repeat(BAR_WIDTH - full) + "]";
  }

  private OptionalDouble rate(long bytes) {
    Instant now = clock.instant();
    OptionalDouble rate = OptionalDouble.empty();
    if (lastTime != null && now.isAfter(lastTime) && bytes > lastBytes) {
      double seconds = Duration.between(lastTime, now).toMillis() / MILLIS;
      rate = seconds > 0 ? OptionalDouble.of((bytes - lastBytes) / seconds) : rate;
    }
    lastTime = now;
    lastBytes = bytes;
    return rate;
  }
}
