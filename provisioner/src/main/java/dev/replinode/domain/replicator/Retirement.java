package dev.replinode.domain.replicator;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Ends the life of the keys of a one-time run that was verified equal. First the instance's tags
 * name them no more and say {@code done}, then they go: cut in between, the next command sees that
 * they belong to nobody. The other way round it would find a run without its keys.
 */
final class Retirement {
  private final Cloud cloud;
  private final Progress progress;
  private final KeyRing keyRing;

  Retirement(Cloud cloud, Progress progress) {
    this.cloud = cloud;
    this.progress = progress;
    this.keyRing = new KeyRing(cloud.accessKeys());
  }

  /**
   * Marks the replicator as done and revokes its keys; of one that is done already, what is left.
   *
   * @throws ReplinodeException clean-up incomplete when keys may remain
   */
  void retire(Access access, Outcome outcome) {
    Instance instance = access.instance();
    boolean isTagged = instance.tags().pairHash().isPresent();
    List<Long> named = instance.tags().keyIds();
    named.stream()
        .filter(id -> outcome.keys().stream().noneMatch(key -> key.id() == id))
        .forEach(id -> outcome.key(id, "key " + id, false));
    if (isTagged && !instance.tags().isDone()) {
      markDone(instance, outcome);
    }
    List<Leftover> left = new ArrayList<>(keyRing.revoke(outcome));
    if (isTagged && instance.tags().isDone() && access.credentials().isEmpty()) {
      // What a command that was cut between both steps has left.
      left.addAll(
          keyRing.sweep(
              instance.replicator(), Replacement.keysAside(cloud, instance.replicator())));
    }
    if (!left.isEmpty()) {
      outcome.left(left);
      throw ReplinodeException.of(
          Kind.CLEAN_UP_INCOMPLETE, "revoking keys", "these may still work: " + left);
    }
    if (!outcome.keys().isEmpty()) {
      progress.step("keys", outcome.keys().size() + " minted keys revoked");
    }
  }

  /** The tags are read once more: somebody may have added some since. */
  private void markDone(Instance instance, Outcome outcome) {
    try {
      cloud
          .instances()
          .find(instance.id())
          .map(now -> cloud.instances().setTags(now.id(), now.tags().done()))
          .ifPresent(outcome::instance);
    } catch (ReplinodeException e) {
      List<Leftover> left =
          outcome.keys().stream()
              .filter(key -> !key.isRevoked())
              .map(key -> Leftover.free("key", key.id(), key.label()))
              .toList();
      if (e.kind() == Kind.INTERRUPTED) {
        throw e;
      }
      if (left.isEmpty()) {
        progress.warning("the replicator could not be marked as done: " + e.why());
        return;
      }
      outcome.left(left);
      throw ReplinodeException.of(
              Kind.CLEAN_UP_INCOMPLETE,
              "revoking keys",
              "the replicator could not be marked as done, so they still work: " + e.why())
          .causedBy(e);
    }
  }
}
