package dev.replinode.cli;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.replicator.Goal;

/** What becomes of a replicator once its run is verified equal; words of the command line. */
enum AfterSync {
  /** It stays. */
  keep,
  /** It is removed. */
  delete;

  /**
   * Checks that a removal can come at all.
   *
   * @throws ReplinodeException usage
   */
  static void check(AfterSync choice, Goal.Until until, boolean isRecurring) {
    if (choice == delete && until != Goal.Until.SYNC) {
      throw ReplinodeException.usage("--after-sync delete", "it needs waiting for sync");
    }
    if (choice == delete && isRecurring) {
      throw ReplinodeException.usage(
          "--after-sync delete", "a replicator with --every is never done");
    }
  }
}
