package dev.replinode.domain.storage;

import dev.replinode.domain.Secret;
import java.util.Objects;

/**
 * A key pair for Object Storage.
 *
 * @param id the access key, which is sent in clear with each request
 * @param secret the secret key, which only signs
 */
public record AccessKey(String id, Secret secret) {
  /** Refuses absent parts. */
  public AccessKey {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(secret, "secret");
  }
}
