package dev.replinode.sandbox.s3;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature that a request carries in its {@code Authorization} header (AWS Signature Version
 * 4), for what s3proxy does not check itself.
 *
 * @param accessKey whose it is
 * @param scope date, region, service and the closing word, joined by slashes
 * @param signedHeaders the names it covers, in lower case
 * @param signature in hexadecimal digits
 */
record SigV4(String accessKey, String scope, List<String> signedHeaders, String signature) {
  static final String BODY_HASH = "x-amz-content-sha256";

  private static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final Pattern HEADER =
      Pattern.compile(
          ALGORITHM
              + " Credential=([^/,\\s]+)/([^,\\s]+),\\s*"
              + "SignedHeaders=([^,\\s]+),\\s*Signature=([0-9a-f]{64})");

  /** Reads an {@code Authorization} header; empty when it is of another kind. */
  static Optional<SigV4> read(String authorization) {
    Matcher matcher = HEADER.matcher(authorization == null ? "" : authorization);
    if (!matcher.matches() || matcher.group(2).split("/", -1).length != 4) {
      return Optional.empty();
    }
    List<String> headers = Arrays.asList(matcher.group(3).split(";", -1));
    return Optional.of(new SigV4(matcher.group(1), matcher.group(2), headers, matcher.group(4)));
  }

  /** Whether it was made with {@code secret} for this request. */
  boolean fits(HttpServletRequest request, String secret) {
    String right = sign(request, secret, request.getHeader(BODY_HASH));
    return MessageDigest.isEqual(
        right.getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.US_ASCII));
  }

  /** The header for the same request with another word about its body. */
  String headerFor(HttpServletRequest request, String secret, String bodyHash) {
    return ALGORITHM
        + " Credential="
        + accessKey
        + "/"
        + scope
        + ", SignedHeaders="
        + String.join(";", signedHeaders)
        + ", Signature="
        + sign(request, secret, bodyHash);
  }

  private String sign(HttpServletRequest request, String secret, String bodyHash) {
    String canonical =
        String.join(
            "\n",
            request.getMethod(),
            request.getRequestURI(),
            query(request.getQueryString()),
            headers(request, bodyHash),
            String.join(";", signedHeaders),
            bodyHash);
    String text =
        String.join(
            "\n",
            ALGORITHM,
            request.getHeader("x-amz-date"),
            scope,
            HexFormat.of().formatHex(sha256(canonical)));
    byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
    for (String part : scope.split("/", -1)) {
      key = hmac(key, part);
    }
    return HexFormat.of().formatHex(hmac(key, text));
  }

  private String headers(HttpServletRequest request, String bodyHash) {
    StringBuilder lines = new StringBuilder();
    for (String name : signedHeaders) {
      String value =
          name.equals(BODY_HASH)
              ? bodyHash
              : Collections.list(request.getHeaders(name)).stream()
                  .map(text -> text.strip().replaceAll(" +", " "))
                  .collect(Collectors.joining(","));
      lines.append(name.toLowerCase(Locale.ROOT)).append(':').append(value).append('\n');
    }
    return lines.toString();
  }

  /** Clients encode a query as signing wants it, but need not sort it. */
  private static String query(String query) {
    return query == null || query.isEmpty()
        ? ""
        : Arrays.stream(query.split("&", -1))
            .map(pair -> pair.contains("=") ? pair : pair + "=")
            .sorted()
            .collect(Collectors.joining("&"));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC with SHA-256", e);
    }
  }
}
