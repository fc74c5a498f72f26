package dev.replinode.domain.replicator;

import dev.replinode.domain.Secret;
import java.util.List;
import java.util.OptionalLong;

/**
 * An instance to be made.
 *
 * @param region the compute region
 * @param machine type, image and who may log in, as asked for
 * @param deployment what runs at its first boot
 * @param rootPass a random password that nobody is shown
 * @param tags all tags, the user's among them
 * @param firewallId the firewall, made by now; empty for none
 * @param linodeInterfaces whether the account only makes instances with the newer interfaces
 */
public record InstanceRequest(
    String label,
    String region,
    Machine machine,
    Deployment deployment,
    Secret rootPass,
    List<String> tags,
    OptionalLong firewallId,
    boolean linodeInterfaces) {
  /** Copies the list. */
  public InstanceRequest {
    tags = List.copyOf(tags);
  }

  @Override
  public String toString() {
    return "InstanceRequest[" + label + " in " + region + "]";
  }
}
