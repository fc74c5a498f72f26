package dev.replinode.sandbox.s3;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Refuses what s3proxy would answer in another way than Object Storage does. */
final class FirstLook {
  private final EndpointStore store;

  FirstLook(EndpointStore store) {
    this.store = store;
  }

  /** Refuses a request; {@code false} when there is nothing against it so far. */
  boolean answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String authorization = request.getHeader("Authorization");
    boolean isV4 = authorization != null && authorization.startsWith("AWS4-");
    if (isV4 && request.getHeader(SigV4.BODY_HASH) == null) {
      S3Error.send(
          response,
          request.getMethod(),
          400,
          "InvalidRequest",
          "Missing required header for this request: " + SigV4.BODY_HASH);
      return true;
    }
    if (namesVersion(request.getQueryString())) {
      S3Error.send(response, request.getMethod(), 404, "NoSuchVersion", "");
      return true;
    }
    if (authorization == null && !isSigned(request.getQueryString()) && isHidden(request)) {
      S3Error.send(response, request.getMethod(), 403, "AccessDenied", "");
      return true;
    }
    return false;
  }

  /** Whether it is about a certain version: without versioning the only one is {@code null}. */
  private static boolean namesVersion(String query) {
    return query != null && query.matches("(?:.*&)?versionId=(?!null(?:&|$))[^&]+.*");
  }

  /**
   * Whether it is about a missing object in a bucket that strangers may not list: Ceph's gateway
   * tells only those who may list that there is none.
   */
  private boolean isHidden(HttpServletRequest request) {
    String[] path = request.getRequestURI().split("/", 3);
    boolean isObject = path.length == 3 && !path[2].isEmpty();
    if (!isObject || !request.getMethod().matches("GET|HEAD")) {
      return false;
    }
    Optional<Bucket> bucket = store.bucket(path[1]);
    return bucket
        .filter(found -> !found.acl().startsWith("public-read"))
        .filter(found -> found.find(decoded(path[2])).isEmpty())
        .isPresent();
  }

  private static boolean isSigned(String query) {
    String lower = query == null ? "" : query.toLowerCase(Locale.ROOT);
    return lower.contains("x-amz-signature=") || lower.contains("signature=");
  }

  private static String decoded(String key) {
    try {
      return URLDecoder.decode(key.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return key;
    }
  }
}
