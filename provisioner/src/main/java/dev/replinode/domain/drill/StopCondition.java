package dev.replinode.domain.drill;

import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/** Ends a drill that hurts more than it may. */
final class StopCondition {
  private final OptionalInt maxInRow;

  StopCondition(OptionalInt maxInRow) {
    this.maxInRow = maxInRow;
  }

  /** Thrown when the drill has to stop; the message says why. */
  static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stop(String why) {
      super(why);
    }
  }

  /**
   * Looks at the reads that are over.
   *
   * @throws Stop too many in a row failed
   */
  void check(Window window, List<CompletableFuture<Probe>> started) {
    if (maxInRow.isEmpty() || window != Window.DURING) {
      return;
    }
    int inRow = 0;
    for (CompletableFuture<Probe> read : started) {
      if (read.isDone()) {
        inRow = read.join().isGood() ? 0 : inRow + 1;
      }
    }
    if (inRow >= maxInRow.getAsInt()) {
      throw new Stop("stop condition: " + inRow + " reads in a row failed");
    }
  }
}
