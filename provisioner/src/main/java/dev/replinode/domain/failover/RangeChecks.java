package dev.replinode.domain.failover;

import java.util.List;
import java.util.stream.Stream;

/** Whether the counts and times of a tree are such as can be acted out. */
final class RangeChecks {
  private static final List<String> COUNTS = List.of("retryCount", "maximumReconnects");
  private static final List<String> TIMES = List.of("value", "firstByteTimeout", "retryInterval");
  private static final List<String> BEHAVIORS =
      List.of("timeout", "readTimeout", "healthDetection");

  private final RuleTree tree;
  private final Complaints complaints;

  RangeChecks(RuleTree tree, Complaints complaints) {
    this.tree = tree;
    this.complaints = complaints;
  }

  void check() {
    tree.rules().stream()
        .flatMap(placed -> placed.rule().behaviors().stream())
        .filter(behavior -> BEHAVIORS.contains(behavior.name()))
        .forEach(this::check);
  }

  private void check(Feature behavior) {
    Stream<String> counts =
        COUNTS.stream()
            .filter(option -> behavior.number(option).stream().anyMatch(n -> !Ranges.holds(n)));
    Stream<String> times =
        TIMES.stream()
            .filter(option -> behavior.duration(option).filter(t -> !Ranges.holds(t)).isPresent());
    Stream.concat(counts, times)
        .forEach(
            option ->
                complaints.add(
                    EdgeRules.RANGE,
                    behavior.spot(),
                    option
                        + " is "
                        + behavior.options().get(option)
                        + "; what is acted out is a count from 0 to "
                        + Ranges.MOST
                        + " and a time of at most "
                        + Ranges.LONGEST.toHours()
                        + " h",
                    "Write a number that an edge can wait for"));
  }
}
