package dev.replinode.api.http;

import com.google.gson.JsonParseException;
import com.google.gson.stream.MalformedJsonException;
import dev.replinode.api.client.ApiException;
import dev.replinode.api.client.JSON;
import dev.replinode.api.model.ErrorReason;
import dev.replinode.api.model.Errors;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a failed call means to the caller.
 *
 * @param kind what is known about the request
 * @param status HTTP status; 0 when there was none, or when a 2xx answer broke off
 * @param reasons what the API says; empty when it says nothing, or a proxy answered in its place
 * @param headers headers of the answer; empty when there was none, or a 2xx answer broke off
 * @param cause one line for the kinds other than REFUSED; holds nothing of the answer's body
 */
public record ApiFailure(
    Kind kind, int status, List<ErrorReason> reasons, ResponseHeaders headers, String cause) {

  /** What is known about the request. */
  public enum Kind {
    /** Surely not sent: bad arguments or no connection. Nothing has changed. */
    NOT_SENT,
    /** Sent at least in part, and no answer came. Anything may have happened. */
    NO_ANSWER,
    /**
     * Answered with a status of the 2xx kind, and the body is cut off or not what was expected, a
     * web page for instance. The request was most likely carried out.
     */
    UNREADABLE,
    /** Answered with another status. */
    REFUSED
  }

  /** Reads a failure out of the exception that a generated operation threw. */
  public static ApiFailure of(ApiException e) {
    Kind kind = kindOf(e);
    return new ApiFailure(
        kind,
        e.getCode(),
        kind == Kind.REFUSED ? reasonsIn(e.getResponseBody()) : List.of(),
        ResponseHeaders.of(e),
        causeOf(e));
  }

  /**
   * One line for people: status and reasons with their fields, or what went wrong. It holds nothing
   * of the request, and of the answer only the reasons.
   */
  public String summary() {
    if (kind != Kind.REFUSED || reasons.isEmpty()) {
      return cause;
    }
    return reasons.stream()
        .map(ApiFailure::line)
        .collect(Collectors.joining("; ", "HTTP " + status + ": ", ""));
  }

  private static String line(ErrorReason reason) {
    return reason.getField() == null
        ? reason.getReason()
        : reason.getField() + ": " + reason.getReason();
  }

  private static Kind kindOf(ApiException e) {
    if (e.getCode() >= 200 && e.getCode() < 300) {
      return Kind.UNREADABLE;
    }
    if (e.getCode() != 0) {
      return Kind.REFUSED;
    }
    Throwable cause = e.getCause();
    if (cause == null || cause instanceof NotSentException) {
      return Kind.NOT_SENT;
    }
    return cause instanceof MalformedJsonException ? Kind.UNREADABLE : Kind.NO_ANSWER;
  }

  private static String causeOf(ApiException e) {
    Throwable cause = e.getCause();
    if (cause == null) {
      return e.getMessage();
    }
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }

  private static List<ErrorReason> reasonsIn(String body) {
    if (body == null) {
      return List.of();
    }
    try {
      Errors errors = JSON.getGson().fromJson(body, Errors.class);
      return errors == null || errors.getErrors() == null
          ? List.of()
          : errors.getErrors().stream().filter(ApiFailure::isTold).toList();
    } catch (JsonParseException e) {
      // A web page of a proxy, or half a body: the status alone is what there is to tell.
      return List.of();
    }
  }

  private static boolean isTold(ErrorReason reason) {
    return reason != null && reason.getReason() != null;
  }
}
