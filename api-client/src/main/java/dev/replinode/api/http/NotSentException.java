package dev.replinode.api.http;

import java.io.IOException;

/**
 * No connection came about, or the server turned the request away unread as HTTP/2 can: surely
 * nothing was done. Trying again is safe for every method.
 */
public final class NotSentException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * Wraps the cause and keeps its message.
   *
   * @param cause why there was no connection
   */
  public NotSentException(IOException cause) {
    super(cause.getMessage(), cause);
  }
}
