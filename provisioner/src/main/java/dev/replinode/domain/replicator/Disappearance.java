package dev.replinode.domain.replicator;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is said when an instance that is followed is gone: somebody has removed it. */
final class Disappearance {
  private final Cloud cloud;
  private final Outcome outcome;

  Disappearance(Cloud cloud, Outcome outcome) {
    this.cloud = cloud;
    this.outcome = outcome;
  }

  /** The instance as it is now. */
  Instance requireThere(Instance instance, String what) {
    return cloud.instances().find(instance.id()).orElseThrow(() -> gone(instance, what));
  }

  /**
   * The failure to throw. The outcome then knows that the instance costs nothing any more, and
   * names those of its keys and its firewall that are still there.
   *
   * @param what what was awaited of it
   */
  ReplinodeException gone(Instance instance, String what) {
    outcome.instanceGone();
    outcome.left(keys(instance));
    ReplicatorName.inLabel(instance.label()).flatMap(this::firewall).ifPresent(this::left);
    return ReplinodeException.of(Kind.ANSWER_IS_NO, what, "the instance is gone");
  }

  private void left(Leftover one) {
    outcome.left(List.of(one));
  }

  private List<Leftover> keys(Instance instance) {
    Map<Long, String> labels = new LinkedHashMap<>();
    instance.tags().keyIds().forEach(id -> labels.put(id, "key " + id));
    outcome.keys().stream()
        .filter(key -> !key.isRevoked())
        .forEach(key -> labels.put(key.id(), key.label()));
    List<Leftover> left = new ArrayList<>();
    labels.forEach(
        (id, label) -> {
          if (mayBeThere(id)) {
            left.add(Leftover.free("key", id, label));
          }
        });
    return left;
  }

  private boolean mayBeThere(long id) {
    try {
      return cloud.accessKeys().find(id).isPresent();
    } catch (ReplinodeException e) {
      return true;
    }
  }

  /** One that guards something belongs to another instance of that name. */
  private Optional<Leftover> firewall(ReplicatorName name) {
    try {
      return cloud
          .firewalls()
          .findByLabel(name.label())
          .filter(found -> found.guarded().isEmpty() && found.marks().contains(name.tag()))
          .map(found -> Leftover.free("firewall", found.id(), found.label()));
    } catch (ReplinodeException e) {
      return e.kind() == Kind.NOT_AUTHORIZED
          ? Optional.empty()
          : Optional.of(new Leftover("firewall", Optional.empty(), name.label(), Optional.empty()));
    }
  }
}
