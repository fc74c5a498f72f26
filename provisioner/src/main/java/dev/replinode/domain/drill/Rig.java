package dev.replinode.domain.drill;

import dev.replinode.domain.replicator.RunStatus;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a drill works on.
 *
 * @param scenes the faults, one after the other; none where nothing is made to fail
 * @param newestRun what the replication last said of itself; empty when it says nothing
 * @param policy what is known of the edge's rules: findings of their lint
 * @param doubts what cannot be played, and therefore not be proven
 */
public record Rig(
    Place a,
    Place b,
    List<Scene> scenes,
    Supplier<Optional<RunStatus>> newestRun,
    List<Finding> policy,
    List<String> doubts) {
  /** Copies the lists. */
  public Rig {
    scenes = List.copyOf(scenes);
    policy = List.copyOf(policy);
    doubts = List.copyOf(doubts);
  }

  /** One on which everything can be played. */
  public Rig(
      Place a,
      Place b,
      List<Scene> scenes,
      Supplier<Optional<RunStatus>> newestRun,
      List<Finding> policy) {
    this(a, b, scenes, newestRun, policy, List.of());
  }

  /** The place of a side. */
  public Place at(Side side) {
    return side == Side.A ? a : b;
  }
}
