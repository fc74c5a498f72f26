package dev.replinode.domain.replicator;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.wait.Observation;
import dev.replinode.domain.wait.PollSchedule;
import dev.replinode.domain.wait.Waiter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Removes a replicator and all that belongs to it, and checks that each part is gone. */
public final class Removal {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

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
    found
        .filter(instance -> !instance.label().equals(name.label()))
        .ifPresent(
            instance -> {
              throw ReplinodeException.refused(
                  instance.describe(), "its label is not " + name.label());
            });
    return found;
  }

  /** Removes the replicator that {@code instance} is. */
  void remove(Instance instance, Outcome outcome) {
    remove(
        new ReplicatorName(instance.label().substring(ReplicatorName.LABEL_PREFIX.length())),
        Optional.of(instance),
        outcome);
  }

  /**
   * Removes the instance, then firewall and keys, in the order that leaves nothing unguarded.
   *
   * @throws ReplinodeException refused when there is nothing of that name; clean-up incomplete when
   *     something may remain
   */
  public void remove(ReplicatorName name, Optional<Instance> instance, Outcome outcome) {
    instance.ifPresent(known -> removeInstance(known, outcome));
    List<Leftover> left = new ArrayList<>();
    boolean hadFirewall = removeFirewall(name, instance.isPresent(), left);
    boolean hadKeys = removeKeys(name, instance, outcome, left);
    if (instance.isEmpty() && !hadFirewall && !hadKeys) {
      throw ReplinodeException.refused("replicator " + name, "the account has none of that name")
          .hint("replinode list");
    }
    outcome.left(left);
    if (!left.isEmpty()) {
      throw ReplinodeException.of(
          Kind.CLEAN_UP_INCOMPLETE, "removing " + name, "these may remain: " + left);
    }
    outcome.deleted();
    progress.step("delete", "replicator " + name + " and all that belongs to it is gone");
  }

  private void removeInstance(Instance instance, Outcome outcome) {
    cloud.instances().delete(instance.id());
    try {
      waiter.await(
          "removal of " + instance.describe(),
          PATIENCE,
          PollSchedule.api(),
          () ->
              cloud
                  .instances()
                  .find(instance.id())
                  .map(still -> Observation.<Boolean>pending(still.status()))
                  .orElseGet(() -> Observation.done("gone", true)));
    } catch (ReplinodeException e) {
      if (e.kind() == Kind.INTERRUPTED) {
        throw e;
      }
      // Asked for and not seen: it may still cost.
      outcome.left(
          List.of(
              new Leftover(
                  "instance",
                  Optional.of(instance.id()),
                  instance.label(),
                  outcome.price().map(Platform.Price::monthly))));
      throw ReplinodeException.of(Kind.CLEAN_UP_INCOMPLETE, e.what(), e.why()).causedBy(e);
    }
    outcome.instanceGone();
  }

  private boolean removeFirewall(ReplicatorName name, boolean hadInstance, List<Leftover> left) {
    try {
      Optional<Firewalls.Firewall> found = cloud.firewalls().findByLabel(name.label());
      Optional<Firewalls.Firewall> ours = found.filter(f -> f.tags().contains(name.tag()));
      if (found.isPresent() && ours.isEmpty()) {
        progress.warning(
            "firewall " + found.get().id() + " stays: its tags do not say that it is of " + name);
      }
      ours.ifPresent(firewall -> cloud.firewalls().delete(firewall.id()));
      ours.filter(firewall -> cloud.firewalls().find(firewall.id()).isPresent())
          .ifPresent(f -> left.add(Leftover.free("firewall", f.id(), f.label())));
      return ours.isPresent();
    } catch (ReplinodeException e) {
      boolean isSilent = notSeen("firewalls", hadInstance, e);
      if (!isSilent) {
        left.add(new Leftover("firewall", Optional.empty(), name.label(), Optional.empty()));
      }
      return !isSilent;
    }
  }

  private boolean removeKeys(
      ReplicatorName name, Optional<Instance> instance, Outcome outcome, List<Leftover> left) {
    Set<Long> tagged =
        instance.stream().flatMap(i -> i.tags().keyIds().stream()).collect(Collectors.toSet());
    try {
      keyRing
          .list(key -> tagged.contains(key.id()) || isOurs(name, key.label()))
          .forEach(key -> outcome.key(key.id(), key.label(), false));
      boolean hadKeys = outcome.keys().stream().anyMatch(key -> !key.isRevoked());
      left.addAll(keyRing.revoke(outcome));
      return hadKeys;
    } catch (ReplinodeException e) {
      boolean isSilent = notSeen("keys", instance.isPresent(), e);
      tagged.forEach(id -> left.add(Leftover.free("key", id, "key " + id)));
      if (!isSilent && tagged.isEmpty()) {
        left.add(new Leftover("key", Optional.empty(), name.label(), Optional.empty()));
      }
      return !isSilent;
    }
  }

  private static boolean isOurs(ReplicatorName name, String label) {
    return Stream.of(name.sourceKeyLabel(), name.destKeyLabel()).anyMatch(label::equals)
        || label.startsWith(name.readKeyPrefix());
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
