package dev.replinode.catalog;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.replicator.ReplicatorFiles.Setting;
import dev.replinode.domain.replicator.ReplicatorName;
import dev.replinode.domain.text.NearMatches;
import dev.replinode.domain.text.SecretWords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Reads the text of one {@code replinode.yaml}. Every mistake is kept with its place; a value is
 * never repeated in one, since it may be a secret in the wrong file.
 */
final class ReplicatorYaml {
  private static final String ROOT = "replicators";
  private static final String NO_SECRET =
      "no secret belongs in this file, which is shared and versioned; tokens and keys come from the"
          + " environment";

  private final String file;
  private final YamlText text;
  private final Set<String> keys;
  private final List<String> mistakes = new ArrayList<>();

  ReplicatorYaml(String file, String text, Set<String> keys) {
    this.file = file;
    this.text = new YamlText(text);
    this.keys = keys;
  }

  /**
   * Every replicator with its settings, in the order written.
   *
   * @throws ReplinodeException usage, with all mistakes
   */
  Map<String, List<Setting>> read() {
    Map<String, List<Setting>> all = new LinkedHashMap<>();
    try {
      for (NodeTuple part : mapping(text.compose(), "a mapping with the key " + ROOT)) {
        if (key(part).equals(ROOT)) {
          replicators(part.getValueNode(), all);
        } else {
          unknown(part, Set.of(ROOT));
        }
      }
    } catch (YamlText.Mistake e) {
      mistakes.add(place(e.place()) + ": it is not YAML: " + e.problem());
    }
    requireNoMistake();
    return all;
  }

  private void requireNoMistake() {
    if (!mistakes.isEmpty()) {
      throw ReplinodeException.usage(
              "configuration file " + file,
              mistakes.size() == 1 ? "it has a mistake" : "it has " + mistakes.size() + " mistakes")
          .reasons(mistakes);
    }
  }

  /**
   * The settings of a file that is one mapping of them.
   *
   * @throws ReplinodeException usage, with all mistakes
   */
  List<Setting> flat() {
    List<Setting> settings = List.of();
    try {
      settings = settings(text.compose());
    } catch (YamlText.Mistake e) {
      mistakes.add(place(e.place()) + ": it is not YAML: " + e.problem());
    }
    requireNoMistake();
    return settings;
  }

  private void replicators(Node node, Map<String, List<Setting>> all) {
    for (NodeTuple part : mapping(node, "a mapping of names to replicators")) {
      String name = key(part);
      try {
        all.put(new ReplicatorName(name).value(), settings(part.getValueNode()));
      } catch (IllegalArgumentException e) {
        complain(part.getKeyNode(), e.getMessage());
      }
    }
  }

  private List<Setting> settings(Node node) {
    List<Setting> settings = new ArrayList<>();
    for (NodeTuple part : mapping(node, "a mapping of settings")) {
      String key = key(part);
      if (keys.contains(key)) {
        List<String> values = values(part.getValueNode());
        settings.add(new Setting(key, values, place(text.place(part.getKeyNode()))));
      } else {
        unknown(part, keys);
      }
    }
    return settings;
  }

  private List<String> values(Node node) {
    List<Node> parts = node instanceof SequenceNode list ? list.getValue() : List.of(node);
    List<String> values = new ArrayList<>();
    for (Node part : parts) {
      if (!(part instanceof ScalarNode scalar) || scalar.getTag().equals(Tag.NULL)) {
        complain(part, "a value, or a list of values, is expected here");
      } else if (SecretWords.isValue(scalar.getValue())) {
        complain(part, "this looks like a token or a key: " + NO_SECRET);
      } else {
        values.add(scalar.getValue());
      }
    }
    if (parts.isEmpty()) {
      complain(node, "an empty list says nothing: leave the setting out");
    }
    return values;
  }

  /** The parts of a mapping whose keys are different words. */
  private List<NodeTuple> mapping(Node node, String expected) {
    if (!(node instanceof MappingNode map)) {
      complain(node, expected + " is expected here");
      return List.of();
    }
    Map<String, NodeTuple> parts = new LinkedHashMap<>();
    for (NodeTuple part : map.getValue()) {
      if (!(part.getKeyNode() instanceof ScalarNode)) {
        complain(part.getKeyNode(), "a word is expected as key");
      } else if (parts.putIfAbsent(key(part), part) != null) {
        complain(part.getKeyNode(), key(part) + ": it is written twice");
      }
    }
    return List.copyOf(parts.values());
  }

  private void unknown(NodeTuple part, Set<String> known) {
    String key = key(part);
    if (SecretWords.isName(key)) {
      complain(part.getKeyNode(), key + ": " + NO_SECRET);
      return;
    }
    List<String> near = NearMatches.of(key, known, 1);
    complain(
        part.getKeyNode(),
        "unknown key "
            + (SecretWords.isValue(key) ? "***" : key)
            + (near.isEmpty() ? "" : "; did you mean " + near.get(0) + "?"));
  }

  private void complain(Node node, String what) {
    mistakes.add(place(text.place(node)) + ": " + what);
  }

  private String place(Place place) {
    return file + ":" + place.line() + ":" + place.column();
  }

  private static String key(NodeTuple part) {
    return ((ScalarNode) part.getKeyNode()).getValue();
  }
}
