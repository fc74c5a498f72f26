package dev.replinode.domain.replicator;

import dev.replinode.domain.publish.Publication;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What {@code create} would do, as far as looking can tell; other commands may change the account
 * before it is run.
 *
 * @param method how the instance would get the script
 * @param existing the replicator that is there: it would be adopted, or replaced
 * @param isReplaced whether a new instance would take its place
 * @param script what would become of the StackScript; empty where none is needed
 * @param keys the limited keys that would be minted; empty with keys of the user's own
 * @param firewall what would become of the firewall
 * @param region the compute region it would be in
 */
public record CreationPlan(
    DeploymentMethod method,
    Optional<Instance> existing,
    boolean isReplaced,
    Optional<Script> script,
    List<Key> keys,
    Firewall firewall,
    Machine machine,
    String region,
    List<String> tags) {
  /**
   * A StackScript.
   *
   * @param id the one that is there
   */
  public record Script(String label, Publication.Action action, OptionalLong id) {}

  /** A limited key for one bucket; its label follows from the run. */
  public record Key(Site bucket, boolean mayWrite) {
    /** The word of the API for it. */
    public String permissions() {
      return mayWrite ? "read_write" : "read_only";
    }
  }

  /**
   * A firewall.
   *
   * @param action {@code created}, {@code adopted} when an earlier try left it, {@code unchanged}
   *     when it is the user's, {@code none}
   * @param id of one that is there
   */
  public record Firewall(String action, OptionalLong id) {}

  /** Copies the lists. */
  public CreationPlan {
    keys = List.copyOf(keys);
    tags = List.copyOf(tags);
  }

  /** Whether nothing would be made: the replicator is there. */
  public boolean isAdoption() {
    return existing.isPresent() && !isReplaced;
  }
}
