package dev.replinode.domain.failover;

import dev.replinode.domain.failover.RuleTree.Placed;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a rule's criteria are asked about.
 *
 * @param status what the origin answered; empty when it did not
 * @param isTimeout whether it could not be reached or was silent
 * @param hostname the host name of the request, in lower case; empty stands for any that clients
 *     may ask for
 * @param others host names that it is none of, in lower case
 */
record Situation(
    OptionalInt status, boolean isTimeout, Optional<String> hostname, Set<String> others) {
  /** A request before any origin was asked. */
  static final Situation REQUEST = of(OptionalInt.empty(), false);

  private static final int FIRST_STATUS = 100;
  private static final int LAST_STATUS = 599;

  /** Copies the set. */
  Situation {
    others = Set.copyOf(others);
  }

  private static Situation of(OptionalInt status, boolean isTimeout) {
    return new Situation(status, isTimeout, Optional.empty(), Set.of());
  }

  static Situation timeout() {
    return of(OptionalInt.empty(), true);
  }

  static Situation answered(int status) {
    return of(OptionalInt.of(status), false);
  }

  /** Every way in which asking an origin can end: a time-out, then each status. */
  static Stream<Situation> endings() {
    return Stream.concat(
        Stream.of(timeout()),
        IntStream.rangeClosed(FIRST_STATUS, LAST_STATUS).mapToObj(Situation::answered));
  }

  Situation at(String host) {
    return new Situation(status, isTimeout, Optional.of(host), Set.of());
  }

  /** At any host but these. */
  Situation besides(Set<String> hosts) {
    return new Situation(status, isTimeout, Optional.empty(), hosts);
  }

  /** Whether a rule and all that it stands in apply. */
  boolean meets(Placed placed) {
    return placed.path().stream().allMatch(this::meets);
  }

  private boolean meets(EdgeRule rule) {
    List<Feature> criteria = rule.criteria();
    if (criteria.isEmpty()) {
      return true;
    }
    return rule.satisfiedByAny()
        ? criteria.stream().anyMatch(criterion -> meets(criterion, false))
        : criteria.stream().allMatch(criterion -> meets(criterion, true));
  }

  /** A criterion about something else, such as the path, can be met by some request or other. */
  private boolean meets(Feature criterion, boolean other) {
    return switch (criterion.name()) {
      case "originTimeout" -> isTimeout;
      case "matchResponseCode" ->
          status.isPresent() && statuses(criterion).contains(status.getAsInt());
      case "hostname" -> meetsHost(criterion);
      case "requestHeader" -> false;
      default -> other;
    };
  }

  private boolean meetsHost(Feature criterion) {
    boolean isNegated = criterion.text("matchOperator").orElse("").contains("NOT");
    List<String> named =
        criterion.words("values").stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
    if (hostname.isEmpty()) {
      return isNegated || !others.containsAll(named);
    }
    boolean isAmong = named.contains(hostname.get());
    return isAmong != isNegated;
  }

  /** The statuses that a criterion {@code matchResponseCode} is about. */
  static StatusSet statuses(Feature criterion) {
    String operator = criterion.text("matchOperator").orElse("IS_ONE_OF");
    StatusSet set = StatusSet.NONE;
    if (operator.endsWith("BETWEEN")) {
      int lower = (int) criterion.number("lowerBound").orElse(0);
      set = StatusSet.between(lower, (int) criterion.number("upperBound").orElse(0));
    } else {
      for (String value : criterion.words("values")) {
        if (value.matches("[1-5][0-9]{2}(\\.0)?")) {
          set = set.or(StatusSet.of((int) Double.parseDouble(value)));
        }
      }
    }
    return operator.contains("NOT") ? set.complement() : set;
  }
}
