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
 * @param firewall which firewall guards it
 * @param tags tags of the user's, besides ours
 */
public record Machine(
    String type,
    String image,
    Optional<String> region,
    List<String> authorizedKeys,
    FirewallChoice firewall,
    List<String> tags) {
  /** Copies the lists. */
  public Machine {
    authorizedKeys = List.copyOf(authorizedKeys);
    tags = List.copyOf(tags);
  }
}
