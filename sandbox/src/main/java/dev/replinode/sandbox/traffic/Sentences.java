package dev.replinode.sandbox.traffic;

import dev.replinode.sandbox.fault.Effect;
import dev.replinode.sandbox.http.ApiException;
import dev.replinode.sandbox.http.Response;

/** The answers of faults in the platform's words. */
final class Sentences {
  private Sentences() {}

  /** What the API, or the gateway before it, answers with such a status. */
  static Response of(Effect.Answer answer) {
    int status = answer.status();
    boolean isGateway = (status == 502 || status == 504) && answer.reason().isEmpty();
    if (isGateway) {
      return new Response(status, "text/html", page(status));
    }
    String reason = answer.reason().isEmpty() ? reason(status) : answer.reason();
    return Response.json(status, ApiException.of(status, reason).body());
  }

  private static String reason(int status) {
    return switch (status) {
      case 400 -> "Linode busy.";
      case 401 -> "Invalid Token";
      case 403 -> "Unauthorized";
      case 404 -> "Not found";
      case 408 -> "Request Timeout";
      case 429 -> "Too many requests";
      case 500 -> "Internal error";
      case 503 -> "Service unavailable";
      default -> "Error " + status;
    };
  }

  private static String page(int status) {
    String title = status + (status == 502 ? " Bad Gateway" : " Gateway Time-out");
    return "<html>\r\n<head><title>"
        + title
        + "</title></head>\r\n<body>\r\n<center><h1>"
        + title
        + "</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n";
  }
}
