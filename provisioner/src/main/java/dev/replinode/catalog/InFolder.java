package dev.replinode.catalog;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.publish.Manifest;
import dev.replinode.stackscript.lint.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A script that a folder holds already.
 *
 * @param manifestFile where its manifest is
 * @param scriptFile where its text is, or would be
 * @param scriptName that file as the manifest names it
 * @param manifest what both hold; an empty text when the script's file is gone
 */
record InFolder(Path manifestFile, Path scriptFile, String scriptName, Manifest manifest) {
  /** What a manifest may not be when it is to be written anew: something would be lost. */
  private static final Set<String> UNREADABLE =
      Set.of(
              ManifestRules.SYNTAX,
              ManifestRules.UNKNOWN_KEY,
              ManifestRules.DUPLICATE_KEY,
              ManifestRules.WRONG_TYPE,
              ManifestRules.LIST_UNKNOWN)
          .stream()
          .map(rule -> rule.id())
          .collect(Collectors.toUnmodifiableSet());

  /**
   * The scripts below {@code folder}; none when there is no such folder yet.
   *
   * @throws ReplinodeException usage, naming every manifest that cannot be understood
   */
  static List<InFolder> read(Path folder) {
    if (!Files.exists(folder)) {
      return List.of();
    }
    List<InFolder> scripts = new ArrayList<>();
    List<String> complaints = new ArrayList<>();
    for (Path file : FolderWalk.files(folder)) {
      if (FolderWalk.isManifest(file)) {
        try {
          read(file, scripts, complaints);
        } catch (IOException e) {
          complaints.add(file + ": " + e.getMessage());
        }
      }
    }
    if (!complaints.isEmpty()) {
      throw ReplinodeException.usage(
              "folder " + folder, "what is in it cannot be understood, and so nothing is written")
          .reasons(complaints)
          .hint("replinode lint " + folder);
    }
    return scripts;
  }

  private static void read(Path file, List<InFolder> scripts, List<String> complaints)
      throws IOException {
    ReadManifest read = ReadManifest.of(file, file.toString());
    List<Finding> wrong =
        read.findings().stream().filter(finding -> UNREADABLE.contains(finding.rule())).toList();
    wrong.forEach(
        f -> complaints.add(file + ":" + f.line() + ":" + f.column() + ": " + f.message()));
    if (!wrong.isEmpty() || read.manifest().isEmpty()) {
      return;
    }
    WrittenManifest written = read.manifest().get();
    if (written.label().isEmpty()) {
      complaints.add(file + ": it has no label");
      return;
    }
    Path script = file.resolveSibling(ScriptFile.relative(written.script().value()));
    if (read.script().isEmpty() && Files.exists(script, LinkOption.NOFOLLOW_LINKS)) {
      complaints.add(file + ": the script " + written.script().value() + " cannot be used");
      return;
    }
    String text = read.script().map(ScriptFile::text).orElse("");
    scripts.add(new InFolder(file, script, written.script().value(), written.with(text)));
  }

  /** The name of the folder that it is in. */
  String folderName() {
    Path folder = manifestFile.toAbsolutePath().normalize().getParent();
    return folder == null || folder.getFileName() == null ? "" : folder.getFileName().toString();
  }
}
