package dev.replinode.domain.replicator;

import dev.replinode.domain.ReplinodeException;
import java.util.List;
import java.util.Optional;

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
    Optional<Instance> found = find(name);
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
    List<Instance> found = instances.findByLabelOrTag(name.label(), name.tag());
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
