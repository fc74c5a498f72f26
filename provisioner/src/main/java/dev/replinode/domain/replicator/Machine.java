package dev.replinode.domain.replicator;

import java.util.List;
import java.util.Optional;

/**
 * The instance to make.
 *
 * @param type an instance type id such as {@code g6-standard-2}
 * @param image an image id such as {@code linode/ubuntu22.04}
 * @param region a compute region; empty means the source bucket's
 * @param authorizedKeys SSH public keys, one line each
 * @param authorizedUsers users of the account whose SSH keys are taken
 * @param firewall which firewall guards it
 * @param tags tags of the user's, besides ours
 * @param diskEncryption {@code enabled} or {@code disabled}; empty leaves it to the platform
 */
public record Machine(
    String type,
    String image,
    Optional<String> region,
    List<String> authorizedKeys,
    List<String> authorizedUsers,
    FirewallChoice firewall,
    List<String> tags,
    Optional<String> diskEncryption) {
  /** Copies the lists. */
  public Machine {
    authorizedKeys = List.copyOf(authorizedKeys);
    authorizedUsers = List.copyOf(authorizedUsers);
    tags = List.copyOf(tags);
  }
}
