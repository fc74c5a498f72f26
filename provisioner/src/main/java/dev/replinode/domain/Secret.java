package dev.replinode.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;

/**
 * A text that must not be seen: a token, a secret key, a password. It prints as {@code ***}, so
 * that it can sit in records that are logged.
 */
public final class Secret {
  private final String value;

  private Secret(String value) {
    this.value = Objects.requireNonNull(value, "value");
  }

  /** Wraps {@code value}, which may be empty. */
  public static Secret of(String value) {
    return new Secret(value);
  }

  /** The text itself, for the one place that sends it. */
  public String reveal() {
    return value;
  }

  /** Whether the text is empty or white space only. */
  public boolean isBlank() {
    return value.isBlank();
  }

  /** Whether both hold the same text; takes the same time wherever they differ. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && MessageDigest.isEqual(bytes(), secret.bytes());
  }

  /** The same for every secret: a hash that is printed would tell something about the text. */
  @Override
  public int hashCode() {
    return Secret.class.getName().hashCode();
  }

  @Override
  public String toString() {
    return "***";
  }

  private byte[] bytes() {
    return value.getBytes(StandardCharsets.UTF_8);
  }
}
