package dev.replinode.domain.storage;

import java.util.Objects;

/**
 * A request to Object Storage did not succeed. The message is one sentence for the user, and holds
 * no secret.
 */
public final class StorageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What kind of failure it was, as far as it decides what to do next. */
  public enum Kind {
    /** The bucket is not at this endpoint. */
    NO_SUCH_BUCKET,
    /** The key is known, and may not do this; new keys answer so for up to a minute. */
    ACCESS_DENIED,
    /** The key is unknown or its secret is wrong; new keys answer so for up to a minute. */
    BAD_KEY,
    /** No answer: name not found, refused, cut, timed out. */
    UNREACHABLE,
    /** The server asked to slow down or failed, and still did so after a few attempts. */
    BUSY,
    /** Anything else; another attempt would end the same way. */
    OTHER
  }

  private final Kind kind;

  /** A failure with no exception behind it. */
  public StorageException(Kind kind, String message) {
    this(kind, message, null);
  }

  /** A failure that {@code cause}, which may be {@code null}, reported. */
  public StorageException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = Objects.requireNonNull(kind, "kind");
  }

  /** The kind of failure. */
  public Kind kind() {
    return kind;
  }
}
