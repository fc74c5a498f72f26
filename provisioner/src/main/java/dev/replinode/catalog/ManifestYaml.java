package dev.replinode.catalog;

import dev.replinode.domain.publish.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.api.lowlevel.Serialize;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Writes a manifest as a person would, so that it reads back as exactly the same: simple words
 * bare, paragraphs as blocks, everything else in quotes.
 */
final class ManifestYaml {
  private static final DumpSettings SETTINGS =
      DumpSettings.builder()
          .setDefaultFlowStyle(FlowStyle.BLOCK)
          .setIndicatorIndent(2)
          .setIndentWithIndicator(true)
          .setIndent(2)
          .setSplitLines(false)
          .build();

  /** Words that mean themselves to every reader of YAML, whatever its version. */
  private static final Pattern WORDS =
      Pattern.compile("[\\p{L}\\d](?:[\\p{L}\\d ,;./()+_-]*[\\p{L}\\d.)+_])?");

  /** A line of a block: nothing that is not seen, such as a space at its end. */
  private static final Pattern LINE =
      Pattern.compile("(?: *[!-~\\p{L}](?:[ -~\\p{L}]*[!-~\\p{L}])?)?");

  private ManifestYaml() {}

  /** The text of a manifest file; {@code script} is the name of the script's file. */
  static String of(Manifest manifest, String script) {
    List<NodeTuple> keys = new ArrayList<>();
    keys.add(key("label", text(manifest.label())));
    if (!manifest.description().isEmpty()) {
      keys.add(key("description", text(manifest.description())));
    }
    keys.add(key("images", images(manifest.images())));
    keys.add(
        key(
            "public",
            new ScalarNode(Tag.BOOL, Boolean.toString(manifest.isPublic()), ScalarStyle.PLAIN)));
    keys.add(key("script", text(script)));
    if (!manifest.followed().isEmpty()) {
      keys.add(key("oneOf", followed(manifest)));
    }
    Node root = new MappingNode(Tag.MAP, keys, FlowStyle.BLOCK);
    return new Present(SETTINGS)
        .emitToString(new Serialize(SETTINGS).serializeOne(root).iterator());
  }

  private static Node images(List<String> images) {
    FlowStyle style = images.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK;
    return new SequenceNode(Tag.SEQ, images.stream().map(ManifestYaml::text).toList(), style);
  }

  private static Node followed(Manifest manifest) {
    List<NodeTuple> fields = new ArrayList<>();
    new TreeMap<>(manifest.followed())
        .forEach((field, list) -> fields.add(new NodeTuple(text(field), text(list))));
    return new MappingNode(Tag.MAP, fields, FlowStyle.BLOCK);
  }

  private static NodeTuple key(String name, Node value) {
    return new NodeTuple(new ScalarNode(Tag.STR, name, ScalarStyle.PLAIN), value);
  }

  /** A word that would read as something else, such as {@code true}, is quoted by the library. */
  private static Node text(String value) {
    return new ScalarNode(Tag.STR, value, style(value));
  }

  private static ScalarStyle style(String value) {
    if (WORDS.matcher(value).matches()) {
      return ScalarStyle.PLAIN;
    }
    return isParagraphs(value) ? ScalarStyle.LITERAL : ScalarStyle.DOUBLE_QUOTED;
  }

  /** Several lines, of which the first is not indented or blank and at most the last is empty. */
  private static boolean isParagraphs(String value) {
    List<String> lines = List.of(value.split("\n", -1));
    return lines.size() > 1
        && !value.startsWith(" ")
        && !value.startsWith("\n")
        && !value.endsWith("\n\n")
        && lines.stream().allMatch(line -> LINE.matcher(line).matches());
  }
}
