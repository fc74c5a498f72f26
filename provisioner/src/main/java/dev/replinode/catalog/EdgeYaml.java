package dev.replinode.catalog;

import dev.replinode.domain.failover.EdgeRule;
import dev.replinode.domain.failover.Feature;
import dev.replinode.domain.failover.GtmProperty;
import dev.replinode.domain.failover.RuleTree;
import dev.replinode.domain.failover.Spot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Reads the JSON of a rule tree or GTM property with the places of its parts: JSON is YAML but for
 * tabs between its tokens, which are taken for spaces. What is not understood is left out.
 */
final class EdgeYaml {
  private final YamlText text;
  private final Node root;

  private EdgeYaml(YamlText text, Node root) {
    this.text = text;
    this.root = root;
  }

  /** The document in {@code json}. */
  static EdgeYaml of(String json) throws YamlText.Mistake {
    YamlText text = new YamlText(json.replace('\t', ' '));
    return new EdgeYaml(text, text.compose());
  }

  /** The rule tree: one with its rule format, or a rule alone; empty when it is none. */
  Optional<RuleTree> ruleTree() {
    Node rules = field(root, "rules").orElse(root);
    boolean isRule = field(rules, "behaviors").isPresent() || field(rules, "children").isPresent();
    return isRule
        ? Optional.of(new RuleTree(scalar(root, "ruleFormat").orElse(""), rule(rules)))
        : Optional.empty();
  }

  /** The GTM property; empty when it is none. */
  Optional<GtmProperty> gtmProperty() {
    return field(root, "trafficTargets").isPresent()
        ? Optional.of(
            new GtmProperty(
                named(root, root), plain(root, "trafficTargets"), plain(root, "livenessTests")))
        : Optional.empty();
  }

  private EdgeRule rule(Node node) {
    return new EdgeRule(
        scalar(node, "name").orElse(""),
        spot(node),
        scalar(node, "criteriaMustSatisfy").filter("any"::equals).isPresent(),
        features(node, "criteria"),
        features(node, "behaviors"),
        items(node, "children").stream().map(this::rule).toList());
  }

  /** Each with its options apart. */
  private List<Feature> features(Node node, String list) {
    return items(node, list).stream()
        .map(item -> named(item, field(item, "options").orElse(item)))
        .toList();
  }

  /** Each with its own fields as options. */
  private List<Feature> plain(Node node, String list) {
    return items(node, list).stream().map(item -> named(item, item)).toList();
  }

  private Feature named(Node item, Node options) {
    Object values = value(options);
    Map<String, Object> map = new LinkedHashMap<>();
    if (values instanceof Map<?, ?> known) {
      known.forEach((key, value) -> map.put(String.valueOf(key), value));
    }
    return new Feature(
        scalar(item, "name").orElse(""), spot(field(item, "name").orElse(item)), map);
  }

  private static List<Node> items(Node node, String list) {
    return field(node, list)
        .filter(SequenceNode.class::isInstance)
        .map(found -> ((SequenceNode) found).getValue())
        .orElse(List.of());
  }

  private static Optional<String> scalar(Node node, String key) {
    return field(node, key)
        .filter(ScalarNode.class::isInstance)
        .map(found -> ((ScalarNode) found).getValue());
  }

  private static Optional<Node> field(Node node, String key) {
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key)) {
          return Optional.of(tuple.getValueNode());
        }
      }
    }
    return Optional.empty();
  }

  private static Object value(Node node) {
    if (node instanceof MappingNode mapping) {
      Map<String, Object> map = new LinkedHashMap<>();
      for (NodeTuple tuple : mapping.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode key) {
          map.put(key.getValue(), value(tuple.getValueNode()));
        }
      }
      return map;
    }
    if (node instanceof SequenceNode sequence) {
      List<Object> list = new ArrayList<>();
      sequence.getValue().forEach(item -> list.add(value(item)));
      return list;
    }
    return node instanceof ScalarNode scalar ? value(scalar) : "";
  }

  private static Object value(ScalarNode scalar) {
    String word = scalar.getValue();
    if (scalar.getTag().equals(Tag.BOOL)) {
      return Boolean.valueOf(word);
    }
    if (scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT)) {
      try {
        return Double.valueOf(word);
      } catch (NumberFormatException e) {
        return word;
      }
    }
    return scalar.getTag().equals(Tag.NULL) ? "" : word;
  }

  private Spot spot(Node node) {
    Place place = text.place(node);
    return new Spot(place.line(), place.column(), place.length());
  }
}
