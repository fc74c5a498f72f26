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
    instance.ifPresent(this::removeInstance);
    List<Leftover> left = new ArrayList<>();
    boolean hadFirewall = removeFirewall(name, left);
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

  private void removeInstance(Instance instance) {
    cloud.instances().delete(instance.id());
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
  }

  private boolean removeFirewall(ReplicatorName name, List<Leftover> left) {
    try {
      Optional<Firewalls.Firewall> ours =
          cloud
              .firewalls()
              .findByLabel(name.label())
              .filter(firewall -> firewall.tags().contains(name.tag()));
      ours.ifPresent(firewall -> cloud.firewalls().delete(firewall.id()));
      ours.filter(firewall -> cloud.firewalls().find(firewall.id()).isPresent())
          .ifPresent(f -> left.add(Leftover.free("firewall", f.id(), f.label())));
      return ours.isPresent();
    } catch (ReplinodeException e) {
      return notSeen("firewalls", e);
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
      tagged.forEach(id -> left.add(Leftover.free("key", id, "key " + id)));
      return notSeen("keys", e);
    }
  }

  private static boolean isOurs(ReplicatorName name, String label) {
    return Stream.of(name.sourceKeyLabel(), name.destKeyLabel()).anyMatch(label::equals)
        || label.startsWith(name.readKeyPrefix());
  }

  /** A token without the scope cannot have made them either; it is said, not guessed. */
  private boolean notSeen(String what, ReplinodeException e) {
    if (e.kind() != Kind.NOT_AUTHORIZED) {
      throw e;
    }
    progress.warning("the token may not see " + what + ", so none were looked for: " + e.why());
    return false;
  }
}
