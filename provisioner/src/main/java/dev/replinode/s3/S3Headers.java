package dev.replinode.s3;

import dev.replinode.domain.storage.ObjectHeaders;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** Answers of the SDK as headers of the domain. */
final class S3Headers {
  private static final List<String> CONTENT =
      List.of(
          "content-type",
          "cache-control",
          "content-encoding",
          "content-disposition",
          "content-language",
          "expires");

  private S3Headers() {}

  static ObjectHeaders of(HeadObjectResponse answer) {
    Map<String, String> content =
        content(
            answer.contentType(),
            answer.cacheControl(),
            answer.contentEncoding(),
            answer.contentDisposition(),
            answer.contentLanguage(),
            answer.expiresString());
    return headers(
        answer.contentLength(), answer.eTag(), answer.lastModified(), content, answer.metadata());
  }

  static ObjectHeaders of(GetObjectResponse answer) {
    Map<String, String> content =
        content(
            answer.contentType(),
            answer.cacheControl(),
            answer.contentEncoding(),
            answer.contentDisposition(),
            answer.contentLanguage(),
            answer.expiresString());
    return headers(
        answer.contentLength(), answer.eTag(), answer.lastModified(), content, answer.metadata());
  }

  /** An ETag without its quotes, which some servers leave out; empty for {@code null}. */
  static String unquoted(String etag) {
    return etag == null ? "" : etag.replace("\"", "");
  }

  private static ObjectHeaders headers(
      Long size,
      String etag,
      Instant lastModified,
      Map<String, String> content,
      Map<String, String> metadata) {
    Map<String, String> lowerCase = new HashMap<>();
    metadata.forEach((name, value) -> lowerCase.put(name.toLowerCase(Locale.ROOT), value));
    return new ObjectHeaders(
        Objects.requireNonNullElse(size, 0L),
        unquoted(etag),
        Objects.requireNonNullElse(lastModified, Instant.EPOCH),
        content,
        lowerCase);
  }

  /** The values in the order of {@link #CONTENT}; those that are {@code null} are left out. */
  private static Map<String, String> content(String... values) {
    Map<String, String> content = new HashMap<>();
    for (int i = 0; i < values.length; i++) {
      if (values[i] != null) {
        content.put(CONTENT.get(i), values[i]);
      }
    }
    return content;
  }
}
