package dev.replinode.linode;

import dev.replinode.api.http.NotSentException;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import okhttp3.Response;

/**
 * What may be sent again. Reads, updates and removals may, on any failure that can pass; creates
 * only where the server surely did nothing: it refused for the rate, it was busy, or it was never
 * reached.
 */
final class RetryRules {
  private static final int BUSY_TEXT_BYTES = 4096;
  private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);

  private RetryRules() {}

  static boolean mayRepeat(String method, Response response) {
    if (isMaintenance(response)) {
      return false;
    }
    int code = response.code();
    if (code == 429 || (code == 400 && wasNotTaken(response))) {
      return true;
    }
    return !method.equals("POST") && PASSING.contains(code);
  }

  static boolean mayRepeat(String method, IOException failure) {
    return !method.equals("POST") || failure instanceof NotSentException;
  }

  /** Planned downtime lasts longer than any retry. */
  static boolean isMaintenance(Response response) {
    return response.code() == 503 && response.header("X-Maintenance-Mode") != null;
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
