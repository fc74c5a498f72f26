package dev.replinode.domain.failover;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A rule tree of Property Manager, as PAPI's {@code rules} resource has it.
 *
 * @param ruleFormat as declared; empty when it is not
 */
public record RuleTree(String ruleFormat, EdgeRule root) {
  /**
   * A rule and those that it stands in.
   *
   * @param path from the root to the rule itself
   */
  public record Placed(List<EdgeRule> path) {
    /** Copies the path. */
    public Placed {
      path = List.copyOf(path);
    }

    /** The rule. */
    public EdgeRule rule() {
      return path.get(path.size() - 1);
    }

    /** The criteria of that name, of the rule and of those that it stands in. */
    public Stream<Feature> criteria(String name) {
      return path.stream().flatMap(rule -> rule.criteria(name));
    }
  }

  /** Every rule, in the order in which the edge applies them. */
  public List<Placed> rules() {
    List<Placed> all = new ArrayList<>();
    add(List.of(), root, all);
    return all;
  }

  private static void add(List<EdgeRule> above, EdgeRule rule, List<Placed> all) {
    List<EdgeRule> path = new ArrayList<>(above);
    path.add(rule);
    all.add(new Placed(path));
    rule.children().forEach(child -> add(path, child, all));
  }
}
