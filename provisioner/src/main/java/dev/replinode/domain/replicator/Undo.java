package dev.replinode.domain.replicator;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.replicator.Outcome.InstanceAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes back what a try made before it failed, when no instance can be using it. Only what this
 * very try made is taken back: another create of that name may be under way.
 */
final class Undo {
  private final Cloud cloud;
  private final KeyRing keyRing;
  private final Prepared prepared;
  private final Attempt attempt;
  private final Outcome outcome;

  Undo(Cloud cloud, KeyRing keyRing, Prepared prepared, Attempt attempt, Outcome outcome) {
    this.cloud = cloud;
    this.keyRing = keyRing;
    this.prepared = prepared;
    this.attempt = attempt;
    this.outcome = outcome;
  }

  /**
   * Takes back keys and firewall, unless an instance may exist that uses them: then everything
   * stays and is named, and the next create or delete of that name deals with it.
   *
   * @return the replicator that another create made meanwhile
   */
  Optional<Instance> afterFailure() {
    List<Instance> found;
    try {
      found = find();
    } catch (ReplinodeException e) {
      // The account cannot be asked: an instance is ruled out only if none was ever asked for.
      outcome.left(attempt.mayHaveInstance() ? everything(Optional.empty()) : takeBack());
      return Optional.empty();
    }
    Optional<Instance> own = found.stream().filter(this::isOfThisTry).findFirst();
    if (own.isPresent()) {
      outcome.instance(own.get(), InstanceAction.CREATED);
      outcome.follows(attempt.runId());
      return Optional.empty();
    }
    if (attempt.mayHaveInstance() && !prepared.mayTag() && !found.isEmpty()) {
      outcome.left(everything(Optional.of(found.get(0).id())));
      return Optional.empty();
    }
    if (attempt.isInDoubt() && found.stream().noneMatch(this::hasLabel)) {
      // It may appear yet, and would then work with these keys; the label is its lock.
      outcome.left(everything(Optional.empty()));
      return Optional.empty();
    }
    outcome.left(takeBack());
    return found.stream().filter(this::isTheReplicator).findFirst();
  }

  /** Removes keys and firewall of this try, and names what may still be there. */
  List<Leftover> takeBack() {
    List<Leftover> left = new ArrayList<>(keyRing.takeBack(attempt.keyLabels(), outcome));
    if (attempt.mayHaveFirewall()) {
      new FirewallMaker(cloud.firewalls(), prepared, attempt).takeBack().ifPresent(left::add);
    }
    return left;
  }

  private List<Instance> find() {
    ReplicatorName name = prepared.name();
    return cloud.instances().findByLabelOrTag(name.label(), name.tag());
  }

  private boolean isOfThisTry(Instance instance) {
    return instance.tags().all().contains(attempt.tag());
  }

  private boolean hasLabel(Instance instance) {
    return instance.label().equals(prepared.name().label());
  }

  private boolean isTheReplicator(Instance instance) {
    return hasLabel(instance)
        && !instance.isLeaving()
        && instance.tags().isOf(prepared.name())
        && instance.tags().pairHash().equals(Optional.of(prepared.pair().hash()));
  }

  private List<Leftover> everything(Optional<Long> instanceId) {
    List<Leftover> left = new ArrayList<>();
    left.add(
        new Leftover(
            "instance",
            instanceId,
            prepared.name().label(),
            Optional.of(prepared.price().monthly())));
    outcome.keys().forEach(key -> left.add(Leftover.free("key", key.id(), key.label())));
    if (attempt.mayHaveMadeFirewall()) {
      left.add(new FirewallMaker(cloud.firewalls(), prepared, attempt).unseen());
    }
    return left;
  }
}
