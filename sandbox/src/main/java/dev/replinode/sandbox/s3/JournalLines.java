package dev.replinode.sandbox.s3;

import com.google.gson.JsonObject;
import dev.replinode.sandbox.state.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** The lines of the journal: what they say, and how they are understood. */
final class JournalLines {
  private JournalLines() {}

  static JsonObject bucket(String endpoint, Bucket bucket) {
    JsonObject settings = new JsonObject();
    bucket.settings().forEach(settings::addProperty);
    return Json.fields()
        .put("op", "bucket")
        .put("endpoint", endpoint)
        .put("bucket", bucket.name())
        .put("created", bucket.created().toString())
        .put("acl", bucket.acl())
        .put("settings", settings)
        .json();
  }

  static JsonObject bucketGone(String endpoint, String bucket) {
    return Json.object("op", "bucket-gone", "endpoint", endpoint, "bucket", bucket);
  }

  static JsonObject object(String endpoint, String bucket, StoredObject object, Bodies bodies) {
    ContentHeaders headers = object.headers();
    JsonObject user = new JsonObject();
    headers.user().forEach(user::addProperty);
    return Json.fields()
        .put("op", "object")
        .put("endpoint", endpoint)
        .put("bucket", bucket)
        .put("key", object.key())
        .put("file", file(object.body(), bodies))
        .put("content", content(object.body()))
        .put("size", object.size())
        .put("etag", object.etag())
        .put("modified", object.modified().toString())
        .put("public", object.isPublic())
        .put("type", headers.type())
        .put("cacheControl", headers.cacheControl())
        .put("encoding", headers.encoding())
        .put("disposition", headers.disposition())
        .put("language", headers.language())
        .put("expires", headers.expires() == null ? null : headers.expires().toString())
        .put("user", user)
        .json();
  }

  static JsonObject objectGone(String endpoint, String bucket, String key) {
    return Json.object("op", "object-gone", "endpoint", endpoint, "bucket", bucket, "key", key);
  }

  static Bucket toBucket(JsonObject line) {
    Bucket bucket = new Bucket(text(line, "bucket"), Instant.parse(text(line, "created")));
    bucket.setAcl(text(line, "acl"));
    bucket.settings().putAll(texts(line.getAsJsonObject("settings")));
    return bucket;
  }

  static StoredObject toObject(JsonObject line, Bodies bodies) {
    String expires = text(line, "expires");
    return new StoredObject(
        text(line, "key"),
        body(line, bodies),
        line.get("size").getAsLong(),
        text(line, "etag"),
        Instant.parse(text(line, "modified")),
        new ContentHeaders(
            text(line, "type"),
            text(line, "cacheControl"),
            text(line, "encoding"),
            text(line, "disposition"),
            text(line, "language"),
            expires == null ? null : Instant.parse(expires),
            texts(line.getAsJsonObject("user"))),
        line.get("public").getAsBoolean());
  }

  private static Map<String, String> texts(JsonObject object) {
    Map<String, String> texts = new HashMap<>();
    object.entrySet().forEach(entry -> texts.put(entry.getKey(), entry.getValue().getAsString()));
    return texts;
  }

  private static String file(Body body, Bodies bodies) {
    return body instanceof Body.InFile stored
        ? bodies.folder().relativize(stored.file()).toString()
        : null;
  }

  private static String content(Body body) {
    if (!(body instanceof Body.InMemory)) {
      return null;
    }
    try {
      return Base64.getEncoder().encodeToString(body.bytes().read());
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be read", e);
    }
  }

  private static Body body(JsonObject line, Bodies bodies) {
    String content = text(line, "content");
    return content == null
        ? new Body.InFile(bodies.folder().resolve(text(line, "file")))
        : bodies.restore(Base64.getDecoder().decode(content));
  }

  static String text(JsonObject line, String name) {
    return Json.string(line, name).orElse(null);
  }
}
