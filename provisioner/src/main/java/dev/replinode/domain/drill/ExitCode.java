package dev.replinode.domain.drill;

/** How a drill ends for scripts; the command line's table has the same numbers. */
public final class ExitCode {
  /** Something planted may be left: act now. It wins over every other. */
  public static final int RESTORE_FAILED = 7;

  private static final int REFUSED = 3;
  private static final int INCONCLUSIVE = 6;
  private static final int INTERRUPTED = 130;

  private ExitCode() {}

  static int of(Verdict verdict, boolean isRefused, boolean isInterrupted) {
    if (isInterrupted) {
      return INTERRUPTED;
    }
    return switch (verdict) {
      case PASS, PASS_WITH_FINDINGS -> 0;
      case FAIL -> 1;
      case INCONCLUSIVE -> INCONCLUSIVE;
      case ABORTED -> isRefused ? REFUSED : INCONCLUSIVE;
    };
  }
}
