package dev.replinode.domain.drill.selftest;

import dev.replinode.domain.replicator.BucketPair;
import dev.replinode.domain.replicator.Site;
import java.util.List;
import java.util.stream.Stream;

/** Every fault that the self-test plants. */
public final class KnownFaults {
  // What needs old copies comes first: putting a fault right makes some of them young.
  private KnownFaults() {}

  /**
   * The faults, for a pair.
   *
   * @param empty a bucket beside it that holds nothing
   */
  public static List<PlantedFault> of(BucketPair pair, Site empty) {
    return Stream.of(
            new PathFaults(pair, empty).all(),
            PolicyFaults.all(),
            SettingFaults.all(pair.dest()),
            DataFaults.all())
        .flatMap(List::stream)
        .toList();
  }
}
