package dev.replinode.domain.replicator;

import dev.replinode.domain.Secret;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * An instance to be made.
 *
 * @param stackScriptId the script that runs at its first boot
 * @param stackScriptData the script's fields; may hold secrets, so {@link #toString} names none
 * @param rootPass a random password that nobody is shown
 * @param linodeInterfaces whether the account only makes instances with the newer interfaces
 */
public record InstanceRequest(
    String label,
    String region,
    String type,
    String image,
    long stackScriptId,
    Map<String, String> stackScriptData,
    Secret rootPass,
    List<String> authorizedKeys,
    List<String> tags,
    OptionalLong firewallId,
    boolean linodeInterfaces) {
  /** Copies the collections. */
  public InstanceRequest {
    stackScriptData = Map.copyOf(stackScriptData);
    authorizedKeys = List.copyOf(authorizedKeys);
    tags = List.copyOf(tags);
  }

  @Override
  public String toString() {
    return "InstanceRequest[" + label + " in " + region + "]";
  }
}
