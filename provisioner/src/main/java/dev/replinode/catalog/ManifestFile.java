package dev.replinode.catalog;

import dev.replinode.domain.publish.Manifest;
import dev.replinode.domain.text.NearMatches;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads a script's {@code manifest.yaml}; every complaint names the file and the key. */
final class ManifestFile {
  private static final Set<String> KEYS =
      Set.of("label", "description", "images", "public", "script", "oneOf");
  private static final int SHORTEST_LABEL = 3;
  private static final int LONGEST_LABEL = 128;

  private final String file;
  private final Map<?, ?> values;

  private ManifestFile(String file, Map<?, ?> values) {
    this.file = file;
    this.values = values;
  }

  /**
   * The manifest in {@code yaml}.
   *
   * @param scripts reads the script that the manifest names
   * @throws IllegalArgumentException the manifest is not one; the message names file and key
   */
  static Manifest parse(String file, String yaml, UnaryOperator<String> scripts) {
    Object root;
    try {
      LoadSettings settings = LoadSettings.builder().setLabel(file).build();
      root = new Load(settings).loadFromString(yaml);
    } catch (YamlEngineException e) {
      throw new IllegalArgumentException(file + ": not YAML: " + e.getMessage(), e);
    }
    if (!(root instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException(file + ": a mapping of keys to values is expected");
    }
    return new ManifestFile(file, map).manifest(scripts);
  }

  private Manifest manifest(UnaryOperator<String> scripts) {
    for (Object key : values.keySet()) {
      if (!KEYS.contains(Objects.toString(key))) {
        List<String> near = NearMatches.of(Objects.toString(key), KEYS, 1);
        throw complaint(
            "unknown key " + key + (near.isEmpty() ? "" : "; did you mean " + near.get(0) + "?"));
      }
    }
    String label = text("label", null);
    if (label.length() < SHORTEST_LABEL || label.length() > LONGEST_LABEL) {
      throw complaint("label: it has 3 to 128 characters");
    }
    return new Manifest(
        label,
        text("description", "").strip(),
        images(),
        Boolean.TRUE.equals(values.get("public")),
        scripts.apply(text("script", "script.sh")),
        followed());
  }

  private String text(String key, String fallback) {
    Object value = values.containsKey(key) ? values.get(key) : fallback;
    if (!(value instanceof String text)) {
      throw complaint(key + ": a text is expected");
    }
    return text;
  }

  private List<String> images() {
    if (!(values.get("images") instanceof List<?> list) || list.isEmpty()) {
      throw complaint("images: a list of at least one image id is expected");
    }
    return list.stream().map(Objects::toString).toList();
  }

  private Map<String, String> followed() {
    Object value = values.get("oneOf");
    if (value == null) {
      return Map.of();
    }
    if (!(value instanceof Map<?, ?> map)) {
      throw complaint("oneOf: a mapping of field names to lists of the platform is expected");
    }
    Map<String, String> followed = new LinkedHashMap<>();
    map.forEach((field, list) -> followed.put(Objects.toString(field), Objects.toString(list)));
    for (String list : followed.values()) {
      if (!list.equals(Manifest.OBJECT_STORAGE_ENDPOINTS)) {
        throw complaint("oneOf: the platform has no list " + list);
      }
    }
    return followed;
  }

  private IllegalArgumentException complaint(String text) {
    return new IllegalArgumentException(file + ": " + text);
  }
}
