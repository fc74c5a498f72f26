package dev.replinode.domain.drill;

/** What came of one read. */
public enum Outcome {
  /** The object, with the bytes that were expected. */
  OK,
  /** An answer of success with other bytes: an error page, a cut body. */
  WRONG_CONTENT,
  /** Status 404. */
  NOT_FOUND,
  /** Another status from 400 to 499, or a redirect. */
  CLIENT_ERROR,
  /** A status from 500 on. */
  SERVER_ERROR,
  /** No answer in time. */
  TIMED_OUT,
  /** No connection, or one that broke. */
  UNREACHABLE;

  private static final int OK_FROM = 200;
  private static final int REDIRECTS_FROM = 300;
  private static final int ABSENT = 404;
  private static final int SERVER_FROM = 500;

  /** What a status says; success still has to be held against the bytes. */
  public static Outcome of(int status) {
    if (status >= OK_FROM && status < REDIRECTS_FROM) {
      return OK;
    }
    if (status == ABSENT) {
      return NOT_FOUND;
    }
    return status >= SERVER_FROM ? SERVER_ERROR : CLIENT_ERROR;
  }
}
