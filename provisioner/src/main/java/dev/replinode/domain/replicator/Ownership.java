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
        throw ReplinodeException.refused(
            instance.describe(), "it was not made by this tool: its tags do not say so");
      }
    }
    return found.stream().findFirst();
  }

  /**
   * Checks that the keys of an unfinished run still exist.
   *
   * @throws ReplinodeException refused, with the remedy
   */
  void requireKeys(Instance instance, KeyRing keyRing) {
    for (long id : instance.tags().keyIds()) {
      if (keyRing.find(id).isEmpty()) {
        throw ReplinodeException.refused(
                instance.describe(),
                "key " + id + " that it works with is gone, so its run cannot end well")
            .hint(
                "replinode delete "
                    + instance.label().substring(ReplicatorName.LABEL_PREFIX.length())
                    + ", then create it again");
      }
    }
  }
}
