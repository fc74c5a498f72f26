package dev.replinode.catalog;

import dev.replinode.stackscript.lint.Finding;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds manifests that give the same label: it is what a script is found by. */
final class ManifestTwins {
  private ManifestTwins() {}

  /** The manifests by name; one whose label an earlier one has gets a finding that says so. */
  static Map<String, ReadManifest> marked(List<ReadManifest> manifests) {
    Map<String, ReadManifest> firsts = new HashMap<>();
    Map<String, ReadManifest> marked = new LinkedHashMap<>();
    for (ReadManifest read : manifests) {
      Optional<Located<String>> label = read.manifest().flatMap(WrittenManifest::label);
      Optional<ReadManifest> first = label.map(known -> firsts.putIfAbsent(known.value(), read));
      marked.put(
          read.name(),
          first.map(other -> read.with(complaint(label.get(), other.name()))).orElse(read));
    }
    return marked;
  }

  private static Finding complaint(Located<String> label, String first) {
    return label
        .place()
        .finding(
            ManifestRules.LABEL_DUPLICATE,
            "The label " + label.value() + " is that of " + first + " too",
            "Give each script a label of its own");
  }
}
