package dev.replinode.cli.render;

import dev.replinode.domain.replicator.RunStatus;
import dev.replinode.domain.text.Printable;
import java.time.InstantSource;

/** A run's status as a sentence. */
public final class RunStatusText {
  private static final int LONGEST_LINE = 1000;

  private RunStatusText() {}

  /** Such as {@code run 2026… finished: 1,012/1,012 objects, 81.2 MiB, exit code 0}. */
  public static String of(RunStatus status) {
    return line(status)
        + status.message().map(m -> "\n" + Printable.of(m, LONGEST_LINE)).orElse("");
  }

  /** The same without its message. */
  public static String line(RunStatus status) {
    String line =
        "run "
            + Printable.of(status.runId(), LONGEST_LINE)
            + " "
            + new RunLine(InstantSource.system()).plain(status);
    String code =
        status.exitCode().isPresent() ? ", exit code " + status.exitCode().getAsInt() : "";
    String time = status.updatedAt().map(t -> ", as of " + t).orElse("");
    return line + code + time;
  }
}
