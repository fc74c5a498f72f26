package dev.replinode.domain.replicator;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A Linode, as the account shows it.
 *
 * @param status in the platform's words: {@code provisioning}, {@code booting}, {@code running} …;
 *     the vocabulary is open
 * @param ipv4 the addresses; known at once
 */
public record Instance(
    long id,
    String label,
    String region,
    String type,
    String image,
    List<String> ipv4,
    String status,
    Tags tags,
    Optional<Instant> created) {
  /** Copies the list. */
  public Instance {
    ipv4 = List.copyOf(ipv4);
  }

  /** Whether the platform says that it runs; which says nothing about its script. */
  public boolean isRunning() {
    return "running".equals(status);
  }

  /** The same instance with other tags, as far as this program is concerned. */
  Instance with(Tags others) {
    return new Instance(id, label, region, type, image, ipv4, status, others, created);
  }

  /** How messages name it. */
  public String describe() {
    return "instance " + id + " (" + label + ")";
  }
}
