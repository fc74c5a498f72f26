package dev.replinode.domain.failover;

import java.util.List;

/**
 * A property of Global Traffic Management, as config-gtm v1 has it.
 *
 * @param settings the property's own fields
 * @param targets its {@code trafficTargets}
 * @param tests its {@code livenessTests}
 */
public record GtmProperty(Feature settings, List<Feature> targets, List<Feature> tests) {
  /** Copies the lists. */
  public GtmProperty {
    targets = List.copyOf(targets);
    tests = List.copyOf(tests);
  }
}
