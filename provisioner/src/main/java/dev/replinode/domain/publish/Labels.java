package dev.replinode.domain.publish;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.text.NearMatches;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Checks of labels, by which scripts are found. */
public final class Labels {
  private static final int SUGGESTIONS = 3;

  private Labels() {}

  /** Refuses a folder of which two scripts bear one label. */
  static void requireUnique(List<FolderScript> folder) {
    Map<String, List<String>> files = new TreeMap<>();
    for (FolderScript script : folder) {
      files
          .computeIfAbsent(script.manifest().label(), label -> new ArrayList<>())
          .add(script.manifestFile());
    }
    files.forEach(
        (label, those) -> {
          if (those.size() > 1) {
            throw ReplinodeException.usage(
                "label " + label, "several manifests have it: " + String.join(", ", those));
          }
        });
  }

  /**
   * Checks that somebody bears each label that was asked for.
   *
   * @param known the labels that there are
   * @param where who has them, such as {@code the account}
   * @throws ReplinodeException of {@code kind}, with the labels that may have been meant; several
   *     unknown ones are told at once
   */
  public static void requireKnown(
      Collection<String> asked, Collection<String> known, String where, Kind kind) {
    List<String> unknown = asked.stream().filter(label -> !known.contains(label)).sorted().toList();
    if (unknown.isEmpty()) {
      return;
    }
    ReplinodeException failure =
        ReplinodeException.of(
            kind, "label " + String.join(", ", unknown), where + " has no script of that label");
    List<String> near =
        unknown.stream()
            .flatMap(label -> NearMatches.of(label, known, SUGGESTIONS).stream())
            .distinct()
            .toList();
    throw near.isEmpty()
        ? failure
        : failure.hint("did you mean " + String.join(" or ", near) + "?");
  }
}
