package dev.replinode.domain.replicator;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.publish.PublishedScript;
import dev.replinode.domain.replicator.Events.KeyMade;
import dev.replinode.domain.replicator.Firewalls.Firewall;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What the account holds, read once, one list after the other. A list that the token may not read
 * is absent, which is said.
 *
 * @param instances every instance, whatever its label
 * @param firewalls those of our labels
 * @param scripts those of the replication script's label
 * @param keysMade what the events tell of keys
 */
public record Inventory(
    List<Instance> instances,
    Optional<List<Firewall>> firewalls,
    Optional<List<LimitedKey>> keys,
    Optional<List<PublishedScript>> scripts,
    Optional<List<KeyMade>> keysMade) {
  /** Copies the list. */
  public Inventory {
    instances = List.copyOf(instances);
  }

  /**
   * Reads everything.
   *
   * @param scriptLabel the replication script's label
   */
  public static Inventory read(Cloud cloud, String scriptLabel, Progress progress) {
    List<Instance> instances = cloud.instances().all();
    Optional<List<LimitedKey>> keys = readable("keys", () -> cloud.accessKeys().list(), progress);
    boolean hasKeys = keys.stream().flatMap(List::stream).anyMatch(k -> KeyLabel.of(k).isPresent());
    return new Inventory(
        instances,
        readable(
            "firewalls",
            () -> cloud.firewalls().listByLabelPrefix(ReplicatorName.LABEL_PREFIX),
            progress),
        keys,
        readable("StackScripts", () -> cloud.stackScripts().findOwn(scriptLabel), progress),
        hasKeys
            ? readable("events", () -> cloud.events().keysMade(), progress)
            : Optional.of(List.of()));
  }

  private static <T> Optional<T> readable(String what, Supplier<T> list, Progress progress) {
    try {
      return Optional.of(list.get());
    } catch (ReplinodeException e) {
      if (e.kind() != Kind.NOT_AUTHORIZED && e.kind() != Kind.REFUSED) {
        throw e;
      }
      progress.warning("the token may not see " + what + ", so none were looked at: " + e.why());
      return Optional.empty();
    }
  }

  /** The instance of exactly this label. */
  Optional<Instance> labelled(String label) {
    return instances.stream().filter(instance -> instance.label().equals(label)).findFirst();
  }

  /** The ids of all keys that some instance names, whatever its label. */
  Set<Long> keysInUse() {
    return new HashSet<>(Replacement.keyIds(instances));
  }

  /** Whether an instance of that name may work with keys that no tag tells. */
  boolean hasUntagged(ReplicatorName name) {
    return instances.stream()
        .filter(instance -> instance.label().startsWith(name.label()))
        .filter(instance -> ReplicatorName.inLabel(instance.label()).equals(Optional.of(name)))
        .anyMatch(instance -> instance.tags().pairHash().isEmpty());
  }
}
