package dev.replinode.domain.failover;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A rule of Property Manager.
 *
 * @param satisfiedByAny whether one criterion is enough ({@code criteriaMustSatisfy: any})
 */
public record EdgeRule(
    String name,
    Spot spot,
    boolean satisfiedByAny,
    List<Feature> criteria,
    List<Feature> behaviors,
    List<EdgeRule> children) {
  /** Copies the lists. */
  public EdgeRule {
    criteria = List.copyOf(criteria);
    behaviors = List.copyOf(behaviors);
    children = List.copyOf(children);
  }

  /** The behaviors of that name. */
  public Stream<Feature> behaviors(String wanted) {
    return behaviors.stream().filter(behavior -> behavior.is(wanted));
  }

  /** The first behavior of that name. */
  public Optional<Feature> behavior(String wanted) {
    return behaviors(wanted).findFirst();
  }

  /** The criteria of that name. */
  public Stream<Feature> criteria(String wanted) {
    return criteria.stream().filter(criterion -> criterion.is(wanted));
  }
}
