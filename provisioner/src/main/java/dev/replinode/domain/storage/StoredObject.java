package dev.replinode.domain.storage;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A small object, read whole. */
public final class StoredObject {
  private final byte[] body;
  private final ObjectHeaders headers;

  /** Copies {@code body}. */
  public StoredObject(byte[] body, ObjectHeaders headers) {
    this.body = body.clone();
    this.headers = Objects.requireNonNull(headers, "headers");
  }

  /** A copy of the content. */
  public byte[] body() {
    return body.clone();
  }

  /** The content read as UTF-8; what is not UTF-8 becomes U+FFFD. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** What the server told beside the content. */
  public ObjectHeaders headers() {
    return headers;
  }
}
