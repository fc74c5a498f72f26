package dev.replinode.reliability;

import java.util.Map;
import java.util.Optional;

/** What can go wrong with one request; most of it happens before the server acts, some after. */
enum Fault {
  /** Nobody listens. */
  REFUSED("refused", false),
  /** The connection is closed before an answer, and nothing was done. */
  CLOSED("closed", false),
  /** The connection is closed after the server acted. */
  CUT("cut", true),
  /** The answer comes later than the client waits for it. */
  SLOW("slow", true),
  /** The server acted, and half of its answer comes. */
  HALF("half", true),
  /** Time-out of the server, nothing done. */
  S408("408", false),
  /** Time-out of the server, which acted. */
  S408_DONE("408+", true),
  /** Too many requests. */
  S429("429", false),
  /** Internal error, nothing done. */
  S500("500", false),
  /** Internal error, and yet it acted. */
  S500_DONE("500+", true),
  /** A proxy's web page. */
  S502("502", false),
  /** Not available for a moment. */
  S503("503", false),
  /** Not available for a moment, and yet it acted. */
  S503_DONE("503+", true),
  /** Planned downtime. */
  MAINTENANCE("maint", false),
  /** Another action is running on that Linode. */
  BUSY("busy", false),
  /** The web server in front of the API turns it away. */
  NGINX("nginx", false),
  /** Somebody's log-in page, as a success. */
  GARBAGE("page", false),
  /** The server acted and says nothing about it. */
  EMPTY("{}", true);

  private static final String JSON = "application/json";
  private static final String HTML = "text/html; charset=utf-8";

  private final String column;
  private final boolean acts;

  Fault(String column, boolean acts) {
    this.column = column;
    this.acts = acts;
  }

  /** How the table calls it; {@code +} means that the server acted all the same. */
  String column() {
    return column;
  }

  /** Whether the server does what was asked before it fails. */
  boolean acts() {
    return acts;
  }

  /** The answer that takes the place of the right one; empty when there is none, or only half. */
  Optional<Wire.Answer> answer() {
    return switch (this) {
      case REFUSED, CLOSED, CUT, SLOW, HALF -> Optional.empty();
      case S408, S408_DONE -> error(408, "Request timed out");
      case S429 -> Optional.of(errors(429, "Too many requests", Map.of("Retry-After", "7")));
      case S500, S500_DONE -> error(500, "Unable to do that at this time");
      case S502 -> page(502, "<html><body>502 Bad Gateway</body></html>");
      case S503, S503_DONE -> error(503, "Service unavailable");
      case MAINTENANCE ->
          Optional.of(
              errors(
                  503,
                  "Down for maintenance",
                  Map.of("X-MAINTENANCE-MODE", "all,All endpoints are temporarily unavailable.")));
      case BUSY -> error(400, "Linode busy.");
      case NGINX -> page(400, "<html><body>400 Bad Request</body></html>");
      case GARBAGE -> page(200, "<html><body>Please log in</body></html>");
      case EMPTY -> Optional.of(new Wire.Answer(200, JSON, Map.of(), "{}"));
    };
  }

  private static Optional<Wire.Answer> error(int status, String reason) {
    return Optional.of(errors(status, reason, Map.of()));
  }

  private static Wire.Answer errors(int status, String reason, Map<String, String> headers) {
    return new Wire.Answer(status, JSON, headers, "{\"errors\":[{\"reason\":\"" + reason + "\"}]}");
  }

  private static Optional<Wire.Answer> page(int status, String body) {
    return Optional.of(new Wire.Answer(status, HTML, Map.of("Server", "nginx"), body));
  }
}
