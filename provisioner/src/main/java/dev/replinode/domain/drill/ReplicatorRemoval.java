package dev.replinode.domain.drill;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.replicator.Cloud;
import dev.replinode.domain.replicator.Outcome;
import dev.replinode.domain.replicator.Progress;
import dev.replinode.domain.replicator.Removal;
import dev.replinode.domain.replicator.ReplicatorName;
import dev.replinode.domain.wait.Waiter;
import java.util.OptionalLong;

/** Removes a replicator that was made for a drill, however far its making came. */
final class ReplicatorRemoval {
  private final Cloud cloud;
  private final Waiter waiter;
  private final Progress progress;

  ReplicatorRemoval(Cloud cloud, Waiter waiter, Progress progress) {
    this.cloud = cloud;
    this.waiter = waiter;
    this.progress = progress;
  }

  /**
   * Removes it, and all that belongs to it.
   *
   * @param made what is known of its making: an instance of a user who may not set tags is ours by
   *     its id alone
   * @return whether there was anything of that name
   * @throws ReplinodeException clean-up incomplete, naming what may be left
   */
  boolean remove(ReplicatorName name, Outcome made) {
    OptionalLong id = made.instance().stream().mapToLong(known -> known.id()).findFirst();
    Outcome outcome = made.ofRemoval();
    Removal removal = new Removal(cloud, waiter, progress);
    try {
      return removal.removeIfAny(name, removal.find(name, id), outcome);
    } catch (ReplinodeException e) {
      throw incomplete(e, outcome);
    }
  }

  private static ReplinodeException incomplete(ReplinodeException e, Outcome outcome) {
    String left = outcome.left().toString();
    boolean isTold = outcome.left().isEmpty() || e.why().contains(left);
    return ReplinodeException.of(
            Kind.CLEAN_UP_INCOMPLETE,
            e.what(),
            e.why()
                + (isTold ? "" : "; these may remain: " + left)
                + e.hint().map(hint -> "; " + hint).orElse(""))
        .causedBy(e);
  }
}
