package dev.replinode.domain.replicator;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.wait.Waiter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Removes a replicator and all that belongs to it, and checks that each part is gone. */
public final class Removal {
  private static final String FIREWALL = "firewall";

  private final Cloud cloud;
  private final Waiter waiter;
  private final Progress progress;
  private final KeyRing keyRing;

  /** A removal against {@code cloud}. */
  public Removal(Cloud cloud, Waiter waiter, Progress progress) {
    this.cloud = cloud;
    this.waiter = waiter;
    this.progress = progress;
    this.keyRing = new KeyRing(cloud.accessKeys());
  }

  /**
   * What {@code name} is, for asking before it goes.
   *
   * @param instanceId the instance to take where no tags could be set; its label must match
   * @throws ReplinodeException refused when it is not ours
   */
  public Optional<Instance> find(ReplicatorName name, OptionalLong instanceId) {
    if (instanceId.isEmpty()) {
      return new Ownership(cloud.instances()).find(name);
    }
    Optional<Instance> found = cloud.instances().find(instanceId.getAsLong());
    if (found.isEmpty()) {
      requireNameFree(name, instanceId.getAsLong());
    }
    found
        .filter(instance -> !instance.label().equals(name.label()))
        .ifPresent(
            instance -> {
              throw ReplinodeException.refused(
                  instance.describe(), "its label is not " + name.label());
            });
    return found;
  }

  /** A wrong id must not look as if there were nothing to remove. */
  private void requireNameFree(ReplicatorName name, long instanceId) {
    cloud.instances().findByLabelOrTag(name.label(), name.tag()).stream()
        .findFirst()
        .ifPresent(
            other -> {
              throw ReplinodeException.refused(
                  "instance " + instanceId,
                  "the account has none of that id; " + other.describe() + " has that name");
            });
  }

  /** Removes the replicator that {@code instance} is. */
  void remove(Instance instance, Outcome outcome) {
    remove(instance.replicator(), Optional.of(instance), outcome);
  }

  /**
   * Removes the instance, then firewall and keys, in the order that leaves nothing unguarded.
   *
   * @throws ReplinodeException refused when there is nothing of that name; clean-up incomplete when
   *     something may remain
   */
  public void remove(ReplicatorName name, Optional<Instance> instance, Outcome outcome) {
    if (!removeIfAny(name, instance, outcome)) {
      throw ReplinodeException.refused("replicator " + name, "the account has none of that name")
          .hint("replinode list");
    }
  }

  /**
   * The same where there may be nothing of that name.
   *
   * @return whether there was anything
   * @throws ReplinodeException clean-up incomplete when something may remain
   */
  public boolean removeIfAny(ReplicatorName name, Optional<Instance> instance, Outcome outcome) {
    List<Instance> instances = new ArrayList<>(aside(name, instance));
    instance.ifPresent(instances::add);
    List<Leftover> left = new ArrayList<>();
    boolean hadAny;
    try {
      hadAny = removeAll(name, instances, outcome, left);
    } catch (ReplinodeException e) {
      throw outcome.isInstanceGone() ? halfDone(name, e) : e;
    }
    if (!hadAny) {
      return false;
    }
    outcome.left(left);
    if (!left.isEmpty()) {
      throw ReplinodeException.of(
          Kind.CLEAN_UP_INCOMPLETE, "removing " + name, "these may remain: " + left);
    }
    outcome.deleted();
    progress.step("delete", "replicator " + name + " and all that belongs to it is gone");
    return true;
  }

  /** Whether there was anything; what is not settled when this throws is in {@code outcome}. */
  private boolean removeAll(
      ReplicatorName name, List<Instance> instances, Outcome outcome, List<Leftover> left) {
    List<Leftover> open = unsettled(name, instances);
    try {
      instances.forEach(known -> removeInstance(known, outcome));
      List<Instance> others = others(instances);
      boolean hadFirewall =
          others.stream().noneMatch(other -> hasName(other, name))
              && removeFirewall(name, !instances.isEmpty(), left);
      open.removeIf(one -> one.kind().equals(FIREWALL));
      boolean hadKeys = removeKeys(name, instances, Replacement.keyIds(others), outcome, left);
      return !instances.isEmpty() || hadFirewall || hadKeys;
    } catch (ReplinodeException e) {
      if (outcome.isInstanceGone()) {
        outcome.left(left);
        outcome.left(open);
      }
      throw e;
    }
  }

  /** The instance is gone, and what goes with it may not be: that is no longer nothing done. */
  private static ReplinodeException halfDone(ReplicatorName name, ReplinodeException e) {
    if (e.kind() == Kind.INTERRUPTED || e.kind() == Kind.CLEAN_UP_INCOMPLETE) {
      return e;
    }
    return ReplinodeException.of(
            Kind.CLEAN_UP_INCOMPLETE, "removing " + name, e.what() + ": " + e.why())
        .causedBy(e);
  }

  /**
   * What a replacement put aside goes too; by tags only, which an instance given by id may lack.
   */
  private List<Instance> aside(ReplicatorName name, Optional<Instance> instance) {
    boolean isTagged = instance.map(known -> known.tags().isOf(name)).orElse(true);
    return isTagged ? new Replacement(cloud, waiter, progress).aside(name) : List.of();
  }

  private void removeInstance(Instance instance, Outcome outcome) {
    new InstanceRemoval(cloud, waiter)
        .remove(instance, outcome.price().map(Platform.Price::monthly), outcome);
    outcome.instanceGone();
  }

  /** Every other instance of the account, whatever its name: each may work with keys. */
  private List<Instance> others(List<Instance> removed) {
    List<Long> gone = removed.stream().map(Instance::id).toList();
    return cloud.instances().all().stream().filter(other -> !gone.contains(other.id())).toList();
  }

  /** Whether another instance has the name by now, so that the firewall may be its. */
  private static boolean hasName(Instance other, ReplicatorName name) {
    return other.label().equals(name.label()) || other.tags().all().contains(name.tag());
  }

  /** What stays while it is not known whether another instance has the name. */
  private static List<Leftover> unsettled(ReplicatorName name, List<Instance> removed) {
    List<Leftover> left = new ArrayList<>();
    left.add(new Leftover(FIREWALL, Optional.empty(), name.label(), Optional.empty()));
    Replacement.keyIds(removed).forEach(id -> left.add(Leftover.free("key", id, "key " + id)));
    return left;
  }

  private boolean removeFirewall(ReplicatorName name, boolean hadInstance, List<Leftover> left) {
    try {
      return new FirewallRemoval(cloud.firewalls(), name, progress).remove(left);
    } catch (ReplinodeException e) {
      boolean isSilent = notSeen("firewalls", hadInstance, e);
      if (!isSilent) {
        left.add(new Leftover(FIREWALL, Optional.empty(), name.label(), Optional.empty()));
      }
      return !isSilent;
    }
  }

  private boolean removeKeys(
      ReplicatorName name,
      List<Instance> instances,
      Set<Long> inUse,
      Outcome outcome,
      List<Leftover> left) {
    Set<Long> tagged = Replacement.keyIds(instances);
    try {
      keyRing.list(key -> tagged.contains(key.id()) || isOurs(name, key)).stream()
          .filter(key -> !inUse.contains(key.id()))
          .forEach(key -> outcome.key(key.id(), key.label(), false));
      boolean hadKeys = outcome.keys().stream().anyMatch(key -> !key.isRevoked());
      left.addAll(keyRing.revoke(outcome));
      return hadKeys;
    } catch (ReplinodeException e) {
      boolean isSilent = notSeen("keys", !instances.isEmpty(), e);
      tagged.forEach(id -> left.add(Leftover.free("key", id, "key " + id)));
      if (!isSilent && tagged.isEmpty()) {
        left.add(new Leftover("key", Optional.empty(), name.label(), Optional.empty()));
      }
      return !isSilent;
    }
  }

  private static boolean isOurs(ReplicatorName name, LimitedKey key) {
    return name.isRunKey(key.label()) || KeyLabel.isReadKey(key, name);
  }

  /**
   * Whether the token lacks the scope: then it cannot have made them either, which is said, not
   * guessed. Any other failure means that something may remain, once the instance is gone.
   */
  private boolean notSeen(String what, boolean hadInstance, ReplinodeException e) {
    boolean isForbidden = e.kind() == Kind.NOT_AUTHORIZED;
    if (e.kind() == Kind.INTERRUPTED || (!isForbidden && !hadInstance)) {
      throw e;
    }
    progress.warning(
        isForbidden
            ? "the token may not see " + what + ", so none were looked for: " + e.why()
            : what + " could not be removed: " + e.why());
    return isForbidden;
  }
}
