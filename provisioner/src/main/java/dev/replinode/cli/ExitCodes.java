package dev.replinode.cli;

import dev.replinode.domain.ReplinodeException.Kind;

/** The exit codes; they are a contract with other people's scripts. */
public final class ExitCodes {
  /** Done, in sync, passed. */
  public static final int OK = 0;

  /** The work was done, and its answer is no. */
  public static final int NO = 1;

  /** Wrong usage or file, no request made. */
  public static final int USAGE = 2;

  /** A bug in this tool. */
  public static final int BUG = 70;

  private ExitCodes() {}

  /** The code for a failure of that kind. */
  public static int of(Kind kind) {
    return switch (kind) {
      case ANSWER_IS_NO -> NO;
      case USAGE -> USAGE;
      case REFUSED -> 3;
      case NOT_AUTHORIZED -> 4;
      case UNREACHABLE -> 5;
      case INCONCLUSIVE -> 6;
      case CLEAN_UP_INCOMPLETE -> 7;
      case INTERRUPTED -> 130;
    };
  }

  /** The table for the help. */
  static String[] table() {
    return new String[] {
      "  0    done, in sync, passed",
      "  1    the answer is no: boot, script or replication failed, buckets differ,",
      "       the account is not as the folder, lint found errors, a drill failed",
      "  2    wrong usage or file, no request made",
      "  3    refused, nothing changed",
      "  4    not authenticated or not allowed",
      "  5    API or storage unreachable or busy after retries",
      "  6    timed out or inconclusive, work may go on",
      "  7    asked-for clean-up incomplete, something billable may remain",
      "  70   bug in this tool",
      "  130  interrupted, detached"
    };
  }
}
