package dev.replinode.cli;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.replicator.Goal;

/** What becomes of a replicator once its run is verified equal; words of the command line. */
enum AfterSync {
  /** It stays. */
  keep,
  /** It is removed. */
  delete;

  private static final String NAME = "--after-sync delete";
  private static final String NEVER_DONE = "a replicator with --every is never done";

  /**
   * Checks that a removal can come at all.
   *
   * @throws ReplinodeException usage
   */
  static void check(AfterSync choice, Goal.Until until, boolean isRecurring) {
    if (choice == delete && until != Goal.Until.SYNC) {
      throw ReplinodeException.usage(NAME, "it needs waiting for sync");
    }
    if (choice == delete && isRecurring) {
      throw ReplinodeException.usage(NAME, NEVER_DONE);
    }
  }

  /**
   * Checks the same of a replicator that is there.
   *
   * @throws ReplinodeException refused
   */
  static void checkFound(AfterSync choice, boolean isRecurring) {
    if (choice == delete && isRecurring) {
      throw ReplinodeException.refused(NAME, NEVER_DONE);
    }
  }
}
