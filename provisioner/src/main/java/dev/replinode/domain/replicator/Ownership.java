package dev.replinode.domain.replicator;

import dev.replinode.domain.ReplinodeException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tells what is ours: an instance that bears the label <em>and</em> the tags of its name and pair.
 * Anything else of that label is refused, never adopted, never deleted.
 */
final class Ownership {
  private final Instances instances;

  Ownership(Instances instances) {
    this.instances = instances;
  }

  /**
   * The replicator of that name for that pair, or nothing when the name is free.
   *
   * @throws ReplinodeException refused when the name is taken by something else
   */
  Optional<Instance> find(ReplicatorName name, BucketPair pair) {
    return requirePair(find(name), name, pair);
  }

  /**
   * The same once nothing of that name is being removed any more: that is never taken up.
   *
   * @param departure waits until the platform no longer knows an instance
   */
  Optional<Instance> findStaying(
      ReplicatorName name, BucketPair pair, Consumer<Instance> departure) {
    List<Instance> found = bearers(name);
    List<Instance> leaving = found.stream().filter(Instance::isLeaving).toList();
    leaving.forEach(departure);
    return requirePair(ours(leaving.isEmpty() ? found : bearers(name), name), name, pair);
  }

  private static Optional<Instance> requirePair(
      Optional<Instance> found, ReplicatorName name, BucketPair pair) {
    found
        .filter(instance -> !instance.tags().pairHash().equals(Optional.of(pair.hash())))
        .ifPresent(
            instance -> {
              throw ReplinodeException.refused(
                      instance.describe(), "it replicates another pair of buckets than " + pair)
                  .hint("choose another --name, or remove it: replinode delete " + name);
            });
    return found;
  }

  /** The replicator of that name, whatever its pair, or nothing when there is none. */
  Optional<Instance> find(ReplicatorName name) {
    return ours(bearers(name), name);
  }

  private List<Instance> bearers(ReplicatorName name) {
    return instances.findByLabelOrTag(name.label(), name.tag());
  }

  private static Optional<Instance> ours(List<Instance> found, ReplicatorName name) {
    for (Instance instance : found) {
      if (!instance.label().equals(name.label())) {
        throw ReplinodeException.refused(
            instance.describe(),
            "it bears the tag "
                + name.tag()
                + " under another label; give it back the label "
                + name.label());
      }
      if (!instance.tags().isOf(name)) {
        throw untagged(instance, name);
      }
    }
    return found.stream().findFirst();
  }

  private static ReplinodeException untagged(Instance instance, ReplicatorName name) {
    return ReplinodeException.refused(
            instance.describe(), "it was not made by this tool: its tags do not say so")
        .hint(
            "choose another --name; if it is one whose user could set no tags: replinode delete "
                + name
                + " --instance "
                + instance.id());
  }

  /** The ids of keys that the instance's tags name and that are there no more. */
  static List<Long> missingKeys(Instance instance, KeyRing keyRing) {
    return instance.tags().keyIds().stream().filter(id -> keyRing.find(id).isEmpty()).toList();
  }

  /** Why a run whose key is gone is not waited for, and what to do about it. */
  static ReplinodeException lostKey(Instance instance, long id) {
    return ReplinodeException.refused(
            instance.describe(),
            "key " + id + " that it works with is gone, so its run cannot end well")
        .hint("replinode delete " + instance.replicator() + ", then create it again");
  }
}
