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
 * @param hasUserData whether it was made with user data; the data itself is never told
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
    boolean hasUserData,
    Optional<Instant> created) {
  /** Copies the list. */
  public Instance {
    ipv4 = List.copyOf(ipv4);
  }

  /** Whether the platform says that it runs; which says nothing about its script. */
  public boolean isRunning() {
    return "running".equals(status);
  }

  /** Whether the platform is removing it. */
  boolean isLeaving() {
    return "deleting".equals(status);
  }

  /** The same instance with other tags, as far as this program is concerned. */
  Instance with(Tags others) {
    return new Instance(id, label, region, type, image, ipv4, status, others, hasUserData, created);
  }

  /** How it got its script, if it is a replicator: the account tells nothing of StackScripts. */
  public DeploymentMethod method() {
    return hasUserData ? DeploymentMethod.METADATA : DeploymentMethod.STACKSCRIPT;
  }

  /**
   * The name of the replicator that it is.
   *
   * @throws IllegalArgumentException when its label is not one of ours
   */
  ReplicatorName replicator() {
    if (!label.startsWith(ReplicatorName.LABEL_PREFIX)) {
      throw new IllegalArgumentException("'" + label + "' is not a label of a replicator");
    }
    return new ReplicatorName(label.substring(ReplicatorName.LABEL_PREFIX.length()));
  }

  /** How messages name it. */
  public String describe() {
    return "instance " + id + " (" + label + ")";
  }
}
