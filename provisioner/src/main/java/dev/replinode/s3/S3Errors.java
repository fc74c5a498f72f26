package dev.replinode.s3;

import dev.replinode.domain.storage.Endpoint;
import dev.replinode.domain.storage.StorageException;
import dev.replinode.domain.storage.StorageException.Kind;
import dev.replinode.domain.text.Printable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/** Failures of the SDK as sentences of the domain. */
final class S3Errors {
  // The codes of S3's API reference, "List of error codes".
  private static final Set<String> BAD_KEY =
      Set.of("InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidToken");
  private static final Set<String> BUSY =
      Set.of("SlowDown", "ServiceUnavailable", "TooManyRequests", "InternalError");
  private static final Set<Integer> BUSY_STATUS = Set.of(429, 500, 502, 503, 504);
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9.]{1,60}");
  private static final int SHOWN = 200;

  private S3Errors() {}

  /** Whether the bucket answered that it has no such object. A HEAD's 404 does not tell more. */
  static boolean isNoSuchKey(SdkException e) {
    if (e instanceof AwsServiceException answer && answer.statusCode() == 404) {
      return !code(answer).equals("NoSuchBucket");
    }
    return false;
  }

  /** Whether an object is shorter than the place where a read was to begin. */
  static boolean isBeyondTheEnd(SdkException e) {
    return e instanceof AwsServiceException answer && answer.statusCode() == 416;
  }

  /** The exception to throw in place of {@code e}; its message names no key of an object. */
  static StorageException translate(SdkException e, Endpoint endpoint, String bucket) {
    if (e instanceof AwsServiceException answer) {
      return answered(answer, endpoint, bucket);
    }
    if (e instanceof AbortedException) {
      // The SDK clears the flag on its way; whoever asked for the interruption still waits for it.
      Thread.currentThread().interrupt();
      return new StorageException(
          Kind.OTHER, "the request to " + endpoint.name() + " was interrupted", e);
    }
    String reason = reason(e);
    return reason.isEmpty()
        ? new StorageException(Kind.OTHER, endpoint.name() + " sent an answer that is not S3's", e)
        : new StorageException(Kind.UNREACHABLE, address(endpoint) + ": " + reason, e);
  }

  private static String address(Endpoint endpoint) {
    boolean isNamedByAddress = endpoint.name().equals(endpoint.uri().getRawAuthority());
    return isNamedByAddress
        ? endpoint.uri() + " cannot be reached"
        : endpoint.name() + " cannot be reached at " + endpoint.uri();
  }

  private static StorageException answered(
      AwsServiceException answer, Endpoint endpoint, String bucket) {
    String name = endpoint.name();
    String code = code(answer);
    int status = answer.statusCode();
    if (code.equals("NoSuchBucket")) {
      return of(Kind.NO_SUCH_BUCKET, "there is no bucket " + bucket + " at " + name, answer);
    }
    if (BAD_KEY.contains(code)) {
      String what = code.equals("SignatureDoesNotMatch") ? "the secret key" : "the access key";
      return of(Kind.BAD_KEY, name + " does not accept " + what + " (" + code + ")", answer);
    }
    if (code.equals("RequestTimeTooSkewed")) {
      return of(Kind.OTHER, "the clock here is too far from that of " + name, answer);
    }
    if (status == 401 || status == 403) {
      return of(
          Kind.ACCESS_DENIED,
          "the key may not do this with bucket " + bucket + " at " + name,
          answer);
    }
    if (BUSY.contains(code) || BUSY_STATUS.contains(status)) {
      return of(Kind.BUSY, name + " is busy or failing (" + told(answer) + ")", answer);
    }
    return of(
        Kind.OTHER,
        name + " refused a request for bucket " + bucket + " (" + told(answer) + ")",
        answer);
  }

  private static StorageException of(Kind kind, String message, AwsServiceException cause) {
    return new StorageException(kind, message, cause);
  }

  private static String told(AwsServiceException answer) {
    String code = code(answer);
    return code.isEmpty()
        ? "HTTP " + answer.statusCode()
        : "HTTP " + answer.statusCode() + " " + code;
  }

  /** The error code; empty when there is none, or none that looks like one: it gets printed. */
  private static String code(AwsServiceException answer) {
    AwsErrorDetails details = answer.awsErrorDetails();
    String code = details == null || details.errorCode() == null ? "" : details.errorCode();
    return CODE.matcher(code).matches() ? code : "";
  }

  /** Why there was no answer; empty when there was one. */
  private static String reason(SdkException e) {
    if (e instanceof ApiCallTimeoutException || e instanceof ApiCallAttemptTimeoutException) {
      return "no answer in time";
    }
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException failure) {
        return reason(failure);
      }
    }
    return "";
  }

  private static String reason(IOException failure) {
    if (failure instanceof UnknownHostException) {
      return "the name of the host is not known";
    }
    if (failure instanceof SocketTimeoutException) {
      return "no answer in time";
    }
    if (failure instanceof ConnectException) {
      return "the connection was refused";
    }
    if (failure instanceof SSLException) {
      return "TLS failed (" + shown(failure) + ")";
    }
    return "the connection broke (" + shown(failure) + ")";
  }

  private static String shown(IOException failure) {
    String message =
        failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    return Printable.of(message, SHOWN);
  }
}
