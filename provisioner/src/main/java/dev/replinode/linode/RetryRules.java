package dev.replinode.linode;

import dev.replinode.api.http.NotSentException;
import java.io.IOException;
import java.util.Locale;
import okhttp3.Response;

/**
 * What may be sent again; the one place that decides it. Reads, updates and removals may, on any
 * failure that can pass; creates only where the server did nothing: it refused for the rate, it was
 * busy or not available, or it was never reached. After any other failure of a create its caller
 * looks for the result first.
 */
final class RetryRules {
  private static final int BUSY_TEXT_BYTES = 4096;
  private static final int BAD_REQUEST = 400;
  private static final int TIMED_OUT = 408;
  private static final int TOO_MANY = 429;
  private static final int SERVER_FAILED = 500;
  private static final int UNAVAILABLE = 503;

  private RetryRules() {}

  static boolean mayRepeat(String method, Response response) {
    if (isMaintenance(response)) {
      return false;
    }
    int code = response.code();
    if (code == TOO_MANY || code == UNAVAILABLE) {
      return true;
    }
    if (code == BAD_REQUEST) {
      return wasNotTaken(response);
    }
    return !method.equals("POST") && (code == TIMED_OUT || code >= SERVER_FAILED);
  }

  static boolean mayRepeat(String method, IOException failure) {
    return !method.equals("POST") || failure instanceof NotSentException;
  }

  /** Planned downtime lasts longer than any retry. */
  static boolean isMaintenance(Response response) {
    return response.code() == UNAVAILABLE && response.header("X-Maintenance-Mode") != null;
  }

  /**
   * {@code Linode busy.}, or a page of the web server in front of the API: neither did anything.
   */
  private static boolean wasNotTaken(Response response) {
    String type = response.header("Content-Type", "").toLowerCase(Locale.ROOT);
    if (type.startsWith("text/html")) {
      return response.header("Server", "").toLowerCase(Locale.ROOT).startsWith("nginx");
    }
    try {
      return response.peekBody(BUSY_TEXT_BYTES).string().contains("\"Linode busy.\"");
    } catch (IOException e) {
      return false;
    }
  }
}
