package dev.replinode.domain.replicator;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.wait.Waiter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Puts a replicator's instance aside so that a new one can take its name, and removes it once the
 * new one is proven. One request puts it aside: it gets another label and another tag, which both
 * name the replicator, so that every later command finds it whenever this one was cut short.
 */
final class Replacement {
  private final Cloud cloud;
  private final Progress progress;
  private final InstanceRemoval removal;
  private final KeyRing keyRing;

  Replacement(Cloud cloud, Waiter waiter, Progress progress) {
    this.cloud = cloud;
    this.progress = progress;
    this.removal = new InstanceRemoval(cloud, waiter);
    this.keyRing = new KeyRing(cloud.accessKeys());
  }

  /** What was put aside for {@code name} and is still there, oldest first. */
  List<Instance> aside(ReplicatorName name) {
    return cloud.instances().findByLabelOrTag(name.label(), name.asideTag()).stream()
        .filter(instance -> isAside(instance, name))
        .sorted((a, b) -> Long.compare(a.id(), b.id()))
        .toList();
  }

  /** Whether {@code instance} is ours and was put aside: label and tags must both say so. */
  static boolean isAside(Instance instance, ReplicatorName name) {
    return instance.label().equals(name.asideLabel(instance.id()))
        && instance.tags().all().contains(name.asideTag())
        && instance.tags().pairHash().isPresent();
  }

  /** The ids of the keys that these instances work with. */
  static Set<Long> keyIds(List<Instance> instances) {
    Set<Long> ids = new HashSet<>();
    instances.forEach(instance -> ids.addAll(instance.tags().keyIds()));
    return ids;
  }

  /** The keys that are in use by what was put aside for {@code name}. */
  static List<Long> keysAside(Cloud cloud, ReplicatorName name) {
    return cloud.instances().findByLabelOrTag(name.asideLabel(0), name.asideTag()).stream()
        .filter(instance -> instance.tags().all().contains(name.asideTag()))
        .flatMap(instance -> instance.tags().keyIds().stream())
        .toList();
  }

  /** Frees the name; the instance goes on working. */
  void putAside(ReplicatorName name, Instance current) {
    cloud
        .instances()
        .relabel(current.id(), name.asideLabel(current.id()), current.tags().aside(name));
    progress.step(
        "replace",
        current.describe() + " goes on as " + name.asideLabel(current.id()) + " until then");
  }

  /** Gives it its name back after a failure, unless a new instance has or may have it. */
  void putBack(ReplicatorName name, Instance old) {
    try {
      boolean isFree = cloud.instances().findByLabelOrTag(name.label(), name.tag()).isEmpty();
      Optional<Instance> now = cloud.instances().find(old.id());
      if (isFree && now.filter(instance -> isAside(instance, name)).isPresent()) {
        cloud.instances().relabel(old.id(), name.label(), now.get().tags().back(name));
        progress.step("replace", "instance " + old.id() + " has its name back");
      }
    } catch (ReplinodeException e) {
      progress.warning(
          "instance "
              + old.id()
              + " could not get its name back ("
              + e.why()
              + "); create --replace goes on from here");
    }
  }

  /**
   * Removes what was put aside, now that {@code current} is proven.
   *
   * @throws ReplinodeException clean-up incomplete when some of it may remain
   */
  void finish(ReplicatorName name, Instance current, Outcome outcome) {
    List<Instance> old =
        aside(name).stream().filter(instance -> instance.id() != current.id()).toList();
    if (old.isEmpty() || !bearsTheName(current, name)) {
      return;
    }
    List<Leftover> left = new ArrayList<>();
    Set<Long> ids = keyIds(old);
    ids.removeAll(current.tags().keyIds());
    for (Instance instance : old) {
      removal.remove(instance, outcome.price().map(Platform.Price::monthly), outcome);
      outcome.replaced(instance);
      progress.step("replace", instance.describe() + " is gone: the new one is proven");
    }
    for (long id : keyRing.revoke(List.copyOf(ids))) {
      left.add(Leftover.free("key", id, "key " + id));
    }
    outcome.left(left);
    if (!left.isEmpty()) {
      throw ReplinodeException.of(
          Kind.CLEAN_UP_INCOMPLETE, "replacing " + name, "these may remain: " + left);
    }
  }

  /** What was followed may have been put aside meanwhile: then it proves nothing for the name. */
  private boolean bearsTheName(Instance current, ReplicatorName name) {
    return cloud
        .instances()
        .find(current.id())
        .filter(now -> now.label().equals(name.label()) && now.tags().isOf(name))
        .isPresent();
  }
}
