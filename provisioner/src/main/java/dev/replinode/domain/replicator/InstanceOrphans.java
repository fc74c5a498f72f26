package dev.replinode.domain.replicator;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.replicator.Orphan.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds instances that bear a label or a tag of ours and are no replicator, or one without keys.
 */
final class InstanceOrphans {
  private static final String NAME_TAG = "replinode:";

  private final Cloud cloud;
  private final Inventory inventory;
  private final Map<String, Optional<BigDecimal>> prices = new HashMap<>();

  InstanceOrphans(Cloud cloud, Inventory inventory) {
    this.cloud = cloud;
    this.inventory = inventory;
  }

  List<Orphan> find() {
    List<Orphan> found = new ArrayList<>();
    for (Instance instance : inventory.instances()) {
      look(instance).map(orphan -> orphan.costing(monthly(instance))).ifPresent(found::add);
    }
    return found;
  }

  private Optional<Orphan> look(Instance instance) {
    Optional<ReplicatorName> labelled = ReplicatorName.inLabel(instance.label());
    Optional<ReplicatorName> tagged = tagged(instance);
    if (labelled.filter(name -> Replacement.isAside(instance, name)).isPresent()) {
      return Optional.of(aside(instance, labelled.get()));
    }
    if (labelled.isPresent() && instance.label().equals(labelled.get().label())) {
      return instance.tags().isOf(labelled.get())
          ? withoutKeys(instance, labelled.get())
          : Optional.of(foreign(instance, labelled.get()));
    }
    return tagged.map(name -> relabelled(instance, name));
  }

  private static Optional<ReplicatorName> tagged(Instance instance) {
    return instance.tags().all().stream()
        .filter(tag -> tag.startsWith(NAME_TAG))
        .flatMap(tag -> ReplicatorName.parse(tag.substring(NAME_TAG.length())).stream())
        .filter(name -> instance.tags().isOf(name))
        .findFirst();
  }

  private Orphan aside(Instance instance, ReplicatorName name) {
    Optional<Instance> current =
        inventory.labelled(name.label()).filter(found -> found.tags().isOf(name));
    String why = "create --replace put it aside";
    if (current.filter(found -> found.tags().isDone()).isPresent()) {
      return orphan(instance, why + ", and what replaces it is proven");
    }
    String state = current.isPresent() ? "not proven yet" : "not made yet";
    return orphan(instance, why + "; what replaces it is " + state)
        .byHand(
            current.isPresent()
                ? "replinode wait " + name
                : "run the create command of " + name + " again, with --replace");
  }

  private Optional<Orphan> withoutKeys(Instance instance, ReplicatorName name) {
    if (instance.tags().isDone() || inventory.keys().isEmpty()) {
      return Optional.empty();
    }
    Set<Long> there =
        inventory.keys().get().stream().map(LimitedKey::id).collect(Collectors.toSet());
    // Listed a moment ago is not known for certain: each is asked for by its id.
    List<Long> gone =
        instance.tags().keyIds().stream()
            .filter(id -> !there.contains(id) && cloud.accessKeys().find(id).isEmpty())
            .toList();
    return gone.stream().findFirst().map(id -> keyless(instance, name, id));
  }

  private Orphan keyless(Instance instance, ReplicatorName name, long key) {
    Orphan orphan =
        orphan(instance, "key " + key + " that it works with is gone, so its run cannot end well");
    boolean hasPredecessor =
        inventory.instances().stream().anyMatch(other -> Replacement.isAside(other, name));
    return hasPredecessor
        ? orphan.byHand("run the create command of " + name + " again, with --replace")
        : orphan;
  }

  private static Orphan foreign(Instance instance, ReplicatorName name) {
    return orphan(instance, "it bears our label, but its tags do not say that this tool made it")
        .byHand("if it is yours: replinode delete " + name + " --instance " + instance.id());
  }

  private static Orphan relabelled(Instance instance, ReplicatorName name) {
    return orphan(instance, "it bears the tag " + name.tag() + " under another label")
        .byHand("give it back the label " + name.label() + ", or take the tag off");
  }

  private static Orphan orphan(Instance instance, String why) {
    return Orphan.removable(Kind.INSTANCE, instance.id(), instance.label(), why);
  }

  private Optional<BigDecimal> monthly(Instance instance) {
    return prices.computeIfAbsent(
        instance.type() + "@" + instance.region(), key -> lookUp(instance));
  }

  /** A price that cannot be had is not told; the orphan is. */
  private Optional<BigDecimal> lookUp(Instance instance) {
    try {
      return cloud
          .platform()
          .type(instance.type(), instance.region())
          .map(type -> type.price().monthly());
    } catch (ReplinodeException e) {
      return Optional.empty();
    }
  }
}
