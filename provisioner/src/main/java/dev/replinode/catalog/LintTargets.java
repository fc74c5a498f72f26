package dev.replinode.catalog;

import dev.replinode.domain.ReplinodeException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds and reads what is to be linted: each file once, a manifest together with the script that it
 * names.
 */
final class LintTargets {
  private static final int HEAD = 1 << 16;

  /** Ends of files that may quote a script or a tag, and are none unless somebody names them. */
  private static final Set<String> DOCUMENTS =
      Set.of(".md", ".txt", ".rst", ".adoc", ".tf", ".html", ".json", ".yml", ".yaml");

  private final List<LintFile> files = new ArrayList<>();
  private final Set<Path> seen = new HashSet<>();
  private final List<String> complaints = new ArrayList<>();

  private LintTargets() {}

  /**
   * The files that {@code paths} mean, in their order.
   *
   * @throws ReplinodeException usage, naming every path that is not there or is no text
   */
  static List<LintFile> of(List<Path> paths) {
    LintTargets targets = new LintTargets();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        targets.addFolder(path);
      } else {
        targets.addNamed(path);
      }
    }
    if (!targets.complaints.isEmpty()) {
      List<String> all = targets.complaints;
      throw all.size() == 1
          ? ReplinodeException.usage("lint", all.get(0))
          : ReplinodeException.usage("lint", all.size() + " files cannot be linted").reasons(all);
    }
    return targets.files;
  }

  private void addNamed(Path file) {
    try {
      String end = file.toString().toLowerCase(Locale.ROOT);
      if (end.endsWith(".yaml") || end.endsWith(".yml")) {
        addManifest(file, ReadManifest.of(file, file.toString()));
      } else if (end.endsWith(".json")) {
        add(LintFile.edge(file.toString(), file, TextFile.bytes(file)));
      } else {
        add(LintFile.script(file.toString(), file, TextFile.bytes(file)));
      }
    } catch (IOException e) {
      complaints.add(file + ": " + e.getMessage());
    }
  }

  private void addFolder(Path folder) {
    List<Path> found = FolderWalk.files(folder);
    List<ReadManifest> manifests = new ArrayList<>();
    for (Path file : found) {
      if (FolderWalk.isManifest(file)) {
        manifests.add(ReadManifest.orFinding(file));
      }
    }
    Map<String, ReadManifest> checked = ManifestTwins.marked(manifests);
    for (Path file : found) {
      try {
        ReadManifest manifest = checked.get(file.toString());
        if (manifest != null) {
          addManifest(file, manifest);
        } else if (isScript(file)) {
          add(LintFile.script(file.toString(), file, TextFile.bytes(file)));
        }
      } catch (IOException e) {
        complaints.add(file + ": " + e.getMessage());
      }
    }
  }

  private void addManifest(Path file, ReadManifest read) throws IOException {
    add(LintFile.manifest(file, read));
    if (read.script().isPresent()) {
      ScriptFile script = read.script().get();
      add(LintFile.script(script.name(), script.path(), script.bytes()));
    }
  }

  private void add(LintFile file) throws IOException {
    if (seen.add(file.path().toRealPath())) {
      files.add(file);
    }
  }

  /** Whether an unnamed file is one: by its end, or by what stands in it. */
  private static boolean isScript(Path file) throws IOException {
    String name = file.getFileName().toString();
    if (name.endsWith(".sh") || name.endsWith(".bash")) {
      return true;
    }
    String end = name.substring(Math.max(0, name.lastIndexOf('.'))).toLowerCase(Locale.ROOT);
    if (DOCUMENTS.contains(end) || !Files.isReadable(file)) {
      return false;
    }
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(HEAD);
    }
    String text = new String(head, StandardCharsets.UTF_8);
    return !hasNul(head)
        && (Stream.of("#!", "\uFEFF#!").anyMatch(text::startsWith)
            || text.toLowerCase(Locale.ROOT).contains("<udf "));
  }

  private static boolean hasNul(byte[] bytes) {
    for (byte one : bytes) {
      if (one == 0) {
        return true;
      }
    }
    return false;
  }
}
