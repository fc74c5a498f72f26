package dev.replinode.domain.replicator;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.replicator.Firewalls.Firewall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes back what a create made before it failed, when no instance can be using it. */
final class Undo {
  private final Cloud cloud;
  private final KeyRing keyRing;

  Undo(Cloud cloud, KeyRing keyRing) {
    this.cloud = cloud;
    this.keyRing = keyRing;
  }

  /**
   * Revokes the keys and removes the firewall, unless an instance may exist that uses them: then
   * everything stays and is named, and the next create or delete of that name deals with it.
   */
  void afterFailure(RuntimeException failure, ReplicatorName name, Outcome outcome) {
    List<Leftover> left = new ArrayList<>();
    if (mayHaveInstance(failure, name, outcome)) {
      left.add(
          new Leftover(
              "instance",
              Optional.empty(),
              name.label(),
              outcome.price().map(Platform.Price::monthly)));
      outcome.keys().forEach(key -> left.add(Leftover.free("key", key.id(), key.label())));
    } else {
      left.addAll(keyRing.revoke(outcome));
      firewall(name).ifPresent(left::add);
    }
    outcome.left(left);
  }

  private boolean mayHaveInstance(RuntimeException failure, ReplicatorName name, Outcome outcome) {
    if (outcome.instance().isPresent()) {
      return true;
    }
    try {
      return !cloud.instances().findByLabelOrTag(name.label(), name.tag()).isEmpty();
    } catch (ReplinodeException e) {
      // The account cannot be asked: whatever the failure was, an instance cannot be ruled out
      // unless nothing was ever sent for one.
      return outcome.script().isPresent() || isUncertain(failure);
    }
  }

  private static boolean isUncertain(RuntimeException failure) {
    return failure instanceof ReplinodeException known && known.isUncertain();
  }

  private Optional<Leftover> firewall(ReplicatorName name) {
    try {
      return cloud
          .firewalls()
          .findByLabel(name.label())
          .filter(firewall -> firewall.tags().contains(name.tag()))
          .filter(firewall -> !isGone(firewall))
          .map(firewall -> Leftover.free("firewall", firewall.id(), firewall.label()));
    } catch (ReplinodeException e) {
      return Optional.empty();
    }
  }

  private boolean isGone(Firewall firewall) {
    try {
      cloud.firewalls().delete(firewall.id());
      return cloud.firewalls().find(firewall.id()).isEmpty();
    } catch (ReplinodeException e) {
      return false;
    }
  }
}
