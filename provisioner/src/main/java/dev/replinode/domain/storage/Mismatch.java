package dev.replinode.domain.storage;

import java.util.Objects;
import java.util.Optional;

/**
 * One thing beside the bytes that two copies of an object do not share.
 *
 * @param name a header in lower case, {@code x-amz-meta-} and a name for the user's metadata, or
 *     {@link #ACL}
 * @param source what the source has; empty when it has none
 * @param dest what the destination has; empty when it has none
 */
public record Mismatch(String name, Optional<String> source, Optional<String> dest) {
  /** The name of a mismatch of grants. */
  public static final String ACL = "acl";

  /** Refuses absent parts. */
  public Mismatch {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(dest, "dest");
  }
}
