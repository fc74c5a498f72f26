package dev.replinode.catalog;

import dev.replinode.domain.publish.Manifest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a manifest says, and where: as far as it could be read.
 *
 * @param label absent when there is none that can be used
 * @param description exactly as written
 * @param isPublic whether everybody may deploy the script
 * @param images in the order written
 * @param script the file that it names, relative to its own folder
 * @param followed fields whose {@code oneOf} follows a list of the platform
 */
record WrittenManifest(
    Optional<Located<String>> label,
    String description,
    boolean isPublic,
    List<Located<String>> images,
    Located<String> script,
    List<Followed> followed) {
  /** A field, and the list of the platform that its options follow. */
  record Followed(Located<String> field, Located<String> list) {}

  /** The manifest with the script's {@code text}; its label is known. */
  Manifest with(String text) {
    Map<String, String> lists =
        followed.stream().collect(Collectors.toMap(f -> f.field().value(), f -> f.list().value()));
    return new Manifest(
        label.orElseThrow().value(),
        description,
        images.stream().map(Located::value).toList(),
        isPublic,
        text,
        lists);
  }
}
