package dev.replinode.sandbox.s3;

import java.time.Instant;
import java.util.Map;

/**
 * What an object says about its content; each part but {@code user} may be {@code null}.
 *
 * @param type Content-Type
 * @param cacheControl Cache-Control
 * @param encoding Content-Encoding
 * @param disposition Content-Disposition
 * @param language Content-Language
 * @param expires Expires
 * @param user the {@code x-amz-meta-} headers, names in lower case
 */
public record ContentHeaders(
    String type,
    String cacheControl,
    String encoding,
    String disposition,
    String language,
    Instant expires,
    Map<String, String> user) {

  /** Copies the user's headers. */
  public ContentHeaders {
    user = Map.copyOf(user);
  }

  /** Only a type. */
  public static ContentHeaders ofType(String type) {
    return new ContentHeaders(type, null, null, null, null, null, Map.of());
  }
}
