package dev.replinode.catalog;

import dev.replinode.domain.text.NearMatches;
import dev.replinode.stackscript.lint.Finding;
import dev.replinode.stackscript.lint.Rule;
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

/** Reads the text of a {@code manifest.yaml}; every complaint has its place. */
final class ManifestFile {
  /** The keys of a manifest. */
  static final List<String> KEYS =
      List.of("label", "description", "images", "public", "script", "oneOf");

  private static final String USUAL_SCRIPT = "script.sh";

  /**
   * What was read.
   *
   * @param manifest absent when the text is not even a mapping
   * @param findings in the order they were noticed
   */
  record Reading(Optional<WrittenManifest> manifest, List<Finding> findings) {}

  private final YamlText text;
  private final List<Finding> findings = new ArrayList<>();
  private final Map<String, Node> values = new LinkedHashMap<>();
  private Place mapping = Place.START;

  private ManifestFile(String yaml) {
    this.text = new YamlText(yaml);
  }

  /** Reads {@code yaml}; never throws. */
  static Reading read(String yaml) {
    ManifestFile file = new ManifestFile(yaml);
    Optional<WrittenManifest> manifest =
        file.text.root(file.findings::add).flatMap(file::asMapping).map(file::manifest);
    manifest.ifPresent(known -> ManifestChecks.check(known, file.findings::add));
    return new Reading(manifest, file.findings);
  }

  private Optional<MappingNode> asMapping(Node root) {
    if (root instanceof MappingNode node) {
      mapping = new Place(text.place(node).line(), text.place(node).column(), 0);
      return Optional.of(node);
    }
    complain(
        text.place(root),
        ManifestRules.SYNTAX,
        "This is no manifest: a mapping of keys to values is expected",
        "Write one YAML mapping with the keys label, images and script");
    return Optional.empty();
  }

  private WrittenManifest manifest(MappingNode root) {
    for (NodeTuple tuple : root.getValue()) {
      add(tuple);
    }
    return new WrittenManifest(
        required("label").flatMap(node -> text("label", node)),
        value("description").flatMap(n -> text("description", n)).map(Located::value).orElse(""),
        value("public").map(this::isTrue).orElse(false),
        required("images").map(this::images).orElse(List.of()),
        value("script")
            .flatMap(node -> text("script", node))
            .orElse(new Located<>(USUAL_SCRIPT, mapping)),
        value("oneOf").map(this::followed).orElse(List.of()));
  }

  private void add(NodeTuple tuple) {
    Place place = text.place(tuple.getKeyNode());
    String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
    if (!KEYS.contains(key)) {
      List<String> near = NearMatches.of(key, KEYS, 1);
      complain(
          place,
          ManifestRules.UNKNOWN_KEY,
          key.isEmpty() ? "A key is expected here" : "There is no key " + key,
          near.isEmpty()
              ? "The keys are " + String.join(", ", KEYS)
              : "Did you mean " + near.get(0) + "?");
    } else if (values.putIfAbsent(key, tuple.getValueNode()) != null) {
      complain(
          place,
          ManifestRules.DUPLICATE_KEY,
          "The key " + key + " stands here a second time",
          "Leave one of the two");
    }
  }

  private Optional<Node> value(String key) {
    return Optional.ofNullable(values.get(key));
  }

  private Optional<Node> required(String key) {
    if (!values.containsKey(key)) {
      String example = key.equals("images") ? "images: [linode/ubuntu22.04]" : key + ": web-server";
      complain(
          mapping,
          ManifestRules.MISSING_KEY,
          "The key " + key + " is missing",
          "Write, for example, " + example);
    }
    return value(key);
  }

  private Optional<Located<String>> text(String key, Node node) {
    if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.STR)) {
      return Optional.of(new Located<>(scalar.getValue(), text.place(node)));
    }
    String remedy = "Write a text";
    if (node instanceof ScalarNode scalar) {
      remedy = "Write it in quotes: \"" + (isNull(node) ? "" : scalar.getValue()) + "\"";
    }
    complain(text.place(node), ManifestRules.WRONG_TYPE, "A text is expected for " + key, remedy);
    return Optional.empty();
  }

  private boolean isTrue(Node node) {
    if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BOOL)) {
      return Boolean.parseBoolean(scalar.getValue());
    }
    complain(
        text.place(node),
        ManifestRules.WRONG_TYPE,
        "The key public takes true or false",
        "Write public: false, or public: true for a script that everybody may deploy for ever");
    return false;
  }

  private List<Located<String>> images(Node node) {
    if (!(node instanceof SequenceNode list)) {
      complain(
          text.place(node),
          ManifestRules.WRONG_TYPE,
          "The key images takes a list of image ids",
          "Write, for example, images: [linode/ubuntu22.04]");
      return List.of();
    }
    List<Located<String>> images = new ArrayList<>();
    list.getValue().forEach(image -> text("images", image).ifPresent(images::add));
    if (list.getValue().isEmpty()) {
      complain(
          text.place(node),
          ManifestRules.IMAGES_MISSING,
          "The list of images is empty, and the platform takes no such script",
          "Name the images that it is for, or any/all");
    }
    return images;
  }

  private List<WrittenManifest.Followed> followed(Node node) {
    List<WrittenManifest.Followed> followed = new ArrayList<>();
    if (!(node instanceof MappingNode map)) {
      complain(
          text.place(node),
          ManifestRules.WRONG_TYPE,
          "The key oneOf takes a mapping of field names to lists of the platform",
          "Write, for example, SRC_REGION: object-storage-endpoints below it");
      return followed;
    }
    Map<String, Node> fields = new LinkedHashMap<>();
    for (NodeTuple tuple : map.getValue()) {
      Optional<Located<String>> field = text("oneOf", tuple.getKeyNode());
      Optional<Located<String>> list = text("oneOf", tuple.getValueNode());
      if (field.isPresent() && list.isPresent()) {
        String name = field.get().value();
        if (fields.putIfAbsent(name, tuple.getKeyNode()) == null) {
          followed.add(new WrittenManifest.Followed(field.get(), list.get()));
        } else {
          complain(
              field.get().place(),
              ManifestRules.DUPLICATE_KEY,
              "The field " + name + " stands here a second time",
              "Leave one of the two");
        }
      }
    }
    return followed;
  }

  private static boolean isNull(Node node) {
    return node.getTag().equals(Tag.NULL);
  }

  private void complain(Place place, Rule rule, String message, String remedy) {
    findings.add(place.finding(rule, message, remedy));
  }
}
