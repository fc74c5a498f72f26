package dev.replinode.domain.replicator;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.wait.Observation;
import dev.replinode.domain.wait.PollSchedule;
import dev.replinode.domain.wait.Waiter;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Removes one instance and sees that it is gone. */
final class InstanceRemoval {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Cloud cloud;
  private final Waiter waiter;

  InstanceRemoval(Cloud cloud, Waiter waiter) {
    this.cloud = cloud;
    this.waiter = waiter;
  }

  /**
   * Asks for the removal and waits until the platform no longer knows the instance.
   *
   * @param monthly what it costs, for naming it when it may remain
   * @throws ReplinodeException clean-up incomplete when it was asked for and not seen: it may still
   *     cost, and is then in {@code outcome} with its keys
   */
  void remove(Instance instance, Optional<BigDecimal> monthly, Outcome outcome) {
    List<Leftover> leftovers = leftovers(instance, monthly);
    try {
      cloud.instances().delete(instance.id());
    } catch (ReplinodeException e) {
      if (e.kind() != Kind.UNREACHABLE || !isGone(instance)) {
        outcome.left(leftovers);
        throw e;
      }
    }
    try {
      awaitAbsence(instance);
    } catch (ReplinodeException e) {
      // Asked for and not seen: it may still cost.
      outcome.left(leftovers);
      if (e.kind() == Kind.INTERRUPTED) {
        throw e;
      }
      throw ReplinodeException.of(Kind.CLEAN_UP_INCOMPLETE, e.what(), e.why()).causedBy(e);
    }
  }

  /** The instance, and the keys that stay as long as it may use them. */
  private static List<Leftover> leftovers(Instance instance, Optional<BigDecimal> monthly) {
    List<Leftover> left = new ArrayList<>();
    left.add(new Leftover("instance", Optional.of(instance.id()), instance.label(), monthly));
    instance.tags().keyIds().forEach(id -> left.add(Leftover.free("key", id, "key " + id)));
    return left;
  }

  /**
   * Waits until the platform no longer knows the instance.
   *
   * @throws ReplinodeException inconclusive when it still does after three minutes
   */
  void awaitAbsence(Instance instance) {
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

  /** A removal that was not answered may have had its effect, or be under way. */
  private boolean isGone(Instance instance) {
    try {
      return cloud.instances().find(instance.id()).filter(i -> !i.isLeaving()).isEmpty();
    } catch (ReplinodeException e) {
      return false;
    }
  }
}
