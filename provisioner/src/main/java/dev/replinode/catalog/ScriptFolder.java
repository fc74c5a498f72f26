package dev.replinode.catalog;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.publish.FolderScript;
import dev.replinode.domain.publish.Manifest;
import dev.replinode.domain.publish.ScriptFolders;
import dev.replinode.stackscript.lint.Finding;
import dev.replinode.stackscript.lint.ScriptLint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads folders of scripts: each script with its {@code manifest.yaml} beside or above it. */
public final class ScriptFolder implements ScriptFolders {
  private static final Comparator<FolderScript> BY_LABEL =
      Comparator.comparing(script -> script.manifest().label());

  @Override
  public List<FolderScript> read(Path folder) {
    List<String> complaints = new ArrayList<>();
    List<ReadManifest> manifests = new ArrayList<>();
    for (Path file : FolderWalk.files(folder)) {
      if (FolderWalk.isManifest(file)) {
        try {
          manifests.add(ReadManifest.of(file, file.toString()));
        } catch (IOException e) {
          complaints.add(file + ": " + e.getMessage());
        }
      }
    }
    if (manifests.isEmpty() && complaints.isEmpty()) {
      throw ReplinodeException.usage("folder " + folder, "there is no manifest.yaml in it")
          .hint("put a manifest.yaml beside each script, or begin with: replinode pull " + folder);
    }
    ManifestTwins.marked(manifests).values().forEach(read -> complain(read, complaints));
    if (!complaints.isEmpty()) {
      throw ReplinodeException.usage(
              "folder " + folder,
              complaints.size() == 1 ? "a mistake" : complaints.size() + " mistakes")
          .reasons(complaints)
          .hint("replinode lint " + folder);
    }
    return manifests.stream().map(ScriptFolder::script).sorted(BY_LABEL).toList();
  }

  @Override
  public List<FolderScript> builtIn() {
    String folder = "stackscripts/" + ScriptLibrary.REPLICATE_BUCKET + "/";
    return List.of(
        new FolderScript(
            folder + "manifest.yaml",
            folder + "script.sh",
            ScriptLibrary.read(ScriptLibrary.REPLICATE_BUCKET)));
  }

  /** Only what is surely refused; everything else is for {@code lint} to tell. */
  private static void complain(ReadManifest manifest, List<String> complaints) {
    add(manifest.name(), manifest.findings(), complaints);
    manifest
        .script()
        .ifPresent(script -> add(script.name(), ScriptLint.check(script.bytes()), complaints));
  }

  private static void add(String file, List<Finding> findings, List<String> complaints) {
    findings.stream()
        .filter(Rules::isRefused)
        .sorted(Finding.BY_PLACE)
        .map(f -> file + ":" + f.line() + ":" + f.column() + ": " + f.message())
        .filter(complaint -> !complaints.contains(complaint))
        .forEach(complaints::add);
  }

  private static FolderScript script(ReadManifest read) {
    ScriptFile script = read.script().orElseThrow();
    Manifest manifest = read.manifest().orElseThrow().with(script.text());
    return new FolderScript(read.name(), script.name(), manifest);
  }
}
