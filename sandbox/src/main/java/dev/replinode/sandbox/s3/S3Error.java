package dev.replinode.sandbox.s3;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Refusals in S3's words, as Ceph's gateway writes them. */
final class S3Error {
  private S3Error() {}

  /** The code that usually goes with a status. */
  static String code(int status) {
    return switch (status) {
      case 400 -> "InvalidRequest";
      case 403 -> "AccessDenied";
      case 404 -> "NoSuchKey";
      case 405 -> "MethodNotAllowed";
      case 409 -> "OperationAborted";
      case 412 -> "PreconditionFailed";
      case 429, 503 -> "SlowDown";
      case 501 -> "NotImplemented";
      default -> status < 500 ? "InvalidRequest" : "InternalError";
    };
  }

  /** The status that goes with a code. */
  static int status(String code) {
    return switch (code) {
      case "InvalidAccessKeyId", "SignatureDoesNotMatch", "AccessDenied" -> 403;
      case "InvalidArgument", "MalformedXML", "XAmzContentSHA256Mismatch" -> 400;
      default -> 404;
    };
  }

  /** Sends a refusal; {@code HEAD} gets its status alone. */
  static void send(
      HttpServletResponse response, String method, int status, String code, String message)
      throws IOException {
    String text = message.isEmpty() ? "" : "<Message>" + escaped(message) + "</Message>";
    document(
        response,
        method,
        status,
        "<Error><Code>"
            + escaped(code)
            + "</Code>"
            + text
            + "<RequestId>tx000000000000000000001-sandbox</RequestId>"
            + "<HostId>sandbox</HostId></Error>");
  }

  /** Sends a document of XML. */
  static void document(HttpServletResponse response, String method, int status, String xml)
      throws IOException {
    byte[] body =
        ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml).getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setContentType("application/xml");
    response.setContentLength(body.length);
    if (!method.equals("HEAD")) {
      response.getOutputStream().write(body);
    }
  }

  /** Text for an element. */
  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
