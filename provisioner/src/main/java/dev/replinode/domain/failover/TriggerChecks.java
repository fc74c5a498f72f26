package dev.replinode.domain.failover;

import dev.replinode.domain.failover.EdgePolicy.Triggers;
import dev.replinode.domain.failover.RuleTree.Placed;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which failures fail over, and which do not. */
final class TriggerChecks {
  private static final int[] SERVER_ERRORS = {500, 502, 503, 504};

  private final RuleTree tree;
  private final PolicyReading reading;
  private final Complaints complaints;

  TriggerChecks(RuleTree tree, PolicyReading reading, Complaints complaints) {
    this.tree = tree;
    this.reading = reading;
    this.complaints = complaints;
  }

  void check() {
    List<Placed> failovers = reading.failovers();
    if (failovers.isEmpty()) {
      none();
      return;
    }
    failovers.forEach(this::checkMatch);
    reading.switchedOff().forEach(this::complainOfOff);
    Spot spot = PolicyReading.action(failovers.get(0)).spot();
    Triggers triggers = reading.triggers();
    if (!triggers.onTimeout()) {
      complaints.add(
          EdgeRules.TIMEOUT,
          spot,
          "An origin that cannot be reached does not fail over",
          "Add the criterion originTimeout, matched by any");
    }
    checkStatuses(spot, triggers.statuses());
  }

  private void complainOfOff(Feature action) {
    complaints.add(
        EdgeRules.OFF,
        action.spot(),
        "It switches site failover off for what another rule fails over at: the last that applies"
            + " wins",
        "Remove it, or set enabled to true");
  }

  private void none() {
    List<Feature> media = reading.media().toList();
    List<Feature> off = behaviors().filter(f -> f.is("failAction")).toList();
    if (!media.isEmpty()) {
      complaints.add(
          EdgeRules.MEDIA,
          media.get(0).spot(),
          "The tree fails over by " + media.get(0).name() + ", which is neither read nor emulated",
          "Check its status sets by hand: time-out, 403, 404 and 5XX");
    } else if (off.isEmpty()) {
      complaints.add(
          EdgeRules.ABSENT,
          tree.root().spot(),
          "No rule has the behavior failAction, so a failure of the bucket reaches the clients",
          "Print rules that fail over: replinode render cdn");
    } else {
      off.forEach(
          action ->
              complaints.add(
                  EdgeRules.OFF,
                  action.spot(),
                  "The behavior failAction is there and switched off",
                  "Set enabled to true"));
    }
  }

  private Stream<Feature> behaviors() {
    return tree.rules().stream().flatMap(placed -> placed.rule().behaviors().stream());
  }

  private void checkMatch(Placed failover) {
    Feature action = PolicyReading.action(failover);
    boolean isMatched =
        Stream.of("originTimeout", "matchResponseCode")
            .anyMatch(name -> failover.criteria(name).findAny().isPresent());
    if (!isMatched) {
      complaints.add(
          EdgeRules.UNMATCHED,
          action.spot(),
          "failAction acts only under originTimeout or matchResponseCode",
          "Add these criteria to its rule");
    }
    boolean isStale = action.text("actionType").orElse("").equals("SERVE_STALE");
    boolean on4xx =
        IntStream.range(400, 500)
            .anyMatch(status -> isMatched && Situation.answered(status).meets(failover));
    if (isStale && on4xx) {
      complaints.add(
          EdgeRules.STALE,
          action.spot(),
          "SERVE_STALE acts on 5XX alone, and the rule matches 4XX as well",
          "Ask the other bucket instead: actionType RECREATED_CO");
    }
  }

  private void checkStatuses(Spot spot, StatusSet statuses) {
    List<String> missing =
        IntStream.of(SERVER_ERRORS)
            .filter(status -> !statuses.contains(status))
            .mapToObj(String::valueOf)
            .toList();
    if (!missing.isEmpty()) {
      complaints.add(
          EdgeRules.SERVER_ERROR,
          spot,
          "No failover on " + String.join(", ", missing),
          "Match matchResponseCode IS_BETWEEN 500 and 599");
    }
    if (!statuses.contains(404)) {
      complaints.add(
          EdgeRules.NOT_FOUND,
          spot,
          "No failover on 404: a lost object or bucket reaches the clients",
          "Match matchResponseCode IS_ONE_OF 403, 404");
    }
    if (!statuses.contains(403)) {
      complaints.add(
          EdgeRules.FORBIDDEN,
          spot,
          "No failover on 403, which is what a bucket that may not be listed answers for a missing"
              + " object, and a suspended bucket for all",
          "Match matchResponseCode IS_ONE_OF 403, 404");
    }
  }
}
