package dev.replinode.sandbox.http;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;

/** An answer other than success; ends the handling of a request. */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient List<ApiError> errors;

  private ApiException(int status, List<ApiError> errors) {
    super(status + " " + errors.get(0).reason(), null, false, false);
    this.status = status;
    this.errors = List.copyOf(errors);
  }

  /** An answer of {@code status} with one reason and no field. */
  public static ApiException of(int status, String reason) {
    return new ApiException(status, List.of(new ApiError(reason, null)));
  }

  /** 400 about the input {@code field}. */
  public static ApiException invalid(String field, String reason) {
    return new ApiException(400, List.of(new ApiError(reason, field)));
  }

  /** 400 with several reasons at once; {@code errors} is not empty. */
  public static ApiException invalid(List<ApiError> errors) {
    return new ApiException(400, errors);
  }

  /** 404 in the API's usual words. */
  public static ApiException notFound() {
    return of(404, "Not found");
  }

  /** What is wrong, in the order it was found; not empty. */
  public List<ApiError> errors() {
    return errors;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The body: {@code {"errors":[…]}}. */
  public JsonObject body() {
    JsonArray list = new JsonArray();
    errors.forEach(error -> list.add(error.toJson()));
    JsonObject body = new JsonObject();
    body.add("errors", list);
    return body;
  }
}
