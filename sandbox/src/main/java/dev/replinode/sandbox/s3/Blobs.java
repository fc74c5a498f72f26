package dev.replinode.sandbox.s3;

import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jclouds.blobstore.domain.Blob;
import org.jclouds.blobstore.domain.BlobBuilder;
import org.jclouds.io.MutableContentMetadata;

/** Translates between jclouds' words for an object and the sandbox's. */
final class Blobs {
  private Blobs() {}

  /** What a blob that is being stored says about its content. */
  static ContentHeaders headers(Blob blob) {
    MutableContentMetadata content = blob.getPayload().getContentMetadata();
    Map<String, String> user = new HashMap<>();
    blob.getMetadata()
        .getUserMetadata()
        .forEach((name, value) -> user.put(name.toLowerCase(Locale.ROOT), value));
    Date expires = content.getExpires();
    return new ContentHeaders(
        content.getContentType(),
        content.getCacheControl(),
        stored(content.getContentEncoding()),
        content.getContentDisposition(),
        content.getContentLanguage(),
        expires == null ? null : expires.toInstant(),
        user);
  }

  /**
   * An encoding without {@code aws-chunked}, which is one of the way here and not of the object.
   */
  private static String stored(String encoding) {
    if (encoding == null) {
      return null;
    }
    String left =
        Arrays.stream(encoding.split(","))
            .map(String::strip)
            .filter(part -> !part.equals("aws-chunked"))
            .collect(Collectors.joining(","));
    return left.isEmpty() ? null : left;
  }

  /** The ETag that jclouds has worked out for a multipart object; {@code null} for others. */
  static String unquoted(Blob blob) {
    String etag = blob.getMetadata().getETag();
    return etag == null ? null : etag.replace("\"", "");
  }

  static BlobBuilder describe(BlobBuilder builder, StoredObject object) {
    return builder.userMetadata(object.headers().user());
  }

  static void describe(MutableContentMetadata content, StoredObject object) {
    ContentHeaders headers = object.headers();
    content.setContentLength(object.size());
    content.setContentType(headers.type());
    content.setCacheControl(headers.cacheControl());
    content.setContentEncoding(headers.encoding());
    content.setContentDisposition(headers.disposition());
    content.setContentLanguage(headers.language());
    content.setExpires(headers.expires() == null ? null : Date.from(headers.expires()));
  }
}
