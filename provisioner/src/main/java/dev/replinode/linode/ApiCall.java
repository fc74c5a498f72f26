package dev.replinode.linode;

import com.google.gson.JsonParseException;
import dev.replinode.api.client.ApiException;
import dev.replinode.api.http.ApiFailure;
import dev.replinode.api.model.ErrorReason;
import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes one call of the generated client and turns its failures into ours. The client's own
 * messages hold whole bodies and headers, so none of them is passed on.
 */
final class ApiCall {
  private static final String MAINTENANCE = "X-Maintenance-Mode";
  private static final String BUSY = "Linode busy.";
  private static final String MEANINGLESS =
      "the API's answer was not understood; a proxy or a log-in page may have answered in its"
          + " place: check the network and the API's URL, then run it again";

  private ApiCall() {}

  /** A call of the generated client. */
  @FunctionalInterface
  interface Request<T> {
    T send() throws ApiException;
  }

  /** A read, an update or a removal: harmless to repeat. */
  static <T> T send(String what, Request<T> request) {
    try {
      return sendRaw(what, request);
    } catch (ApiException e) {
      throw failure(what, ApiFailure.of(e));
    }
  }

  /**
   * A create: when no answer came, the failure says that it may have been acted upon.
   *
   * @param id what the answer must tell to be one
   */
  static <T> T create(String what, Request<T> request, Function<T, ?> id) {
    try {
      T answer = sendRaw(what, request);
      if (id.apply(answer) == null) {
        throw notUnderstood(what);
      }
      return answer;
    } catch (ApiException e) {
      ApiFailure failure = ApiFailure.of(e);
      throw mayHaveHappened(failure)
          ? failure(what, failure).asUncertain()
          : failure(what, failure);
    } catch (ReplinodeException e) {
      // A deadline or a signal comes before a request is sent, never while one is under way.
      throw e.kind() == Kind.UNREACHABLE ? e.asUncertain() : e;
    }
  }

  /**
   * An update that says what the thing is afterwards.
   *
   * @param id what the answer must tell to be one
   */
  static <T> T update(String what, Request<T> request, Function<T, ?> id) {
    T answer = send(what, request);
    if (id.apply(answer) == null) {
      throw notUnderstood(what);
    }
    return answer;
  }

  /** A read of something that may not be there. */
  static <T> Optional<T> find(String what, Request<T> request) {
    try {
      return Optional.of(sendRaw(what, request));
    } catch (ApiException e) {
      ApiFailure failure = ApiFailure.of(e);
      if (isNotThere(failure)) {
        return Optional.empty();
      }
      throw failure(what, failure);
    }
  }

  /** A removal; what is not there is removed. Whoever needs to know for sure looks afterwards. */
  static void remove(String what, Request<?> request) {
    try {
      sendRaw(what, request);
    } catch (ApiException e) {
      ApiFailure failure = ApiFailure.of(e);
      if (!isNotThere(failure)) {
        throw failure(what, failure);
      }
    }
  }

  /**
   * What an answer must tell.
   *
   * @throws ReplinodeException when it does not: it is no answer to what was asked
   */
  static <V> V told(String what, V value) {
    if (value == null) {
      throw notUnderstood(what);
    }
    return value;
  }

  /** The API gives a reason with each refusal; a bare 404 is the page of some other server. */
  private static boolean isNotThere(ApiFailure failure) {
    return failure.status() == 404 && !failure.reasons().isEmpty();
  }

  private static <T> T sendRaw(String what, Request<T> request) throws ApiException {
    try {
      T answer = request.send();
      if (answer != null) {
        return answer;
      }
    } catch (JsonParseException e) {
      // Falls through: an answer that is not what was asked for says no more than an empty one.
    }
    throw notUnderstood(what);
  }

  private static ReplinodeException notUnderstood(String what) {
    return ReplinodeException.of(Kind.UNREACHABLE, what, MEANINGLESS);
  }

  private static boolean mayHaveHappened(ApiFailure failure) {
    return switch (failure.kind()) {
      case NOT_SENT -> false;
      case NO_ANSWER, UNREADABLE -> true;
      case REFUSED ->
          failure.headers().first(MAINTENANCE).isEmpty()
              && (failure.status() == 408 || failure.status() >= 500);
    };
  }

  private static ReplinodeException failure(String what, ApiFailure failure) {
    return switch (failure.kind()) {
      case NOT_SENT, NO_ANSWER ->
          ReplinodeException.of(
              Kind.UNREACHABLE, what, "the API could not be reached (" + failure.summary() + ")");
      case UNREADABLE -> ReplinodeException.of(Kind.UNREACHABLE, what, MEANINGLESS);
      case REFUSED -> refused(what, failure);
    };
  }

  private static ReplinodeException refused(String what, ApiFailure failure) {
    int status = failure.status();
    List<String> lines = failure.reasons().stream().map(ApiCall::line).toList();
    String first = lines.isEmpty() ? "HTTP " + status : lines.get(0);
    List<String> rest = lines.size() < 2 ? List.of() : lines.subList(1, lines.size());
    Optional<String> maintenance = failure.headers().first(MAINTENANCE);
    if (status == 401 || status == 403) {
      String why = first + scopes(failure);
      return ReplinodeException.of(Kind.NOT_AUTHORIZED, what, why).reasons(rest);
    }
    if (maintenance.isPresent()) {
      return ReplinodeException.of(
          Kind.UNREACHABLE, what, "the API is down for maintenance (" + maintenance.get() + ")");
    }
    if (lines.isEmpty() && status < 500) {
      return ReplinodeException.of(
          Kind.UNREACHABLE,
          what,
          "not the API but a server in front of it answered ("
              + first
              + "): check the network and the API's URL, then run it again");
    }
    if (status == 408 || status == 429 || status >= 500 || first.equals(BUSY)) {
      return ReplinodeException.of(
          Kind.UNREACHABLE, what, "the API stayed busy or failed: " + first);
    }
    return ReplinodeException.refused(what, first).reasons(rest);
  }

  private static String line(ErrorReason error) {
    return error.getField() == null
        ? error.getReason()
        : error.getField() + ": " + error.getReason();
  }

  private static String scopes(ApiFailure failure) {
    return failure
        .headers()
        .first("X-Accepted-OAuth-Scopes")
        .filter(scopes -> !scopes.equals("*"))
        .map(scopes -> " (it needs the scope " + scopes + ")")
        .orElse("");
  }
}
