package dev.replinode.catalog;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.publish.FolderWriter;
import dev.replinode.domain.publish.PublishedScript;
import dev.replinode.domain.publish.PulledScript;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes scripts of an account into folders with manifests. */
public final class PulledFolder implements FolderWriter {
  @Override
  public List<PulledScript> write(Path folder, List<PublishedScript> scripts, boolean force) {
    List<PulledFiles> pulled = places(folder, scripts);
    List<FileChange> changes = pulled.stream().flatMap(files -> files.changes().stream()).toList();
    refuseObstacles(folder, changes);
    if (!force) {
      refuseOverwriting(folder, changes);
    }
    for (FileChange change : changes) {
      try {
        change.write();
      } catch (IOException e) {
        throw ReplinodeException.usage("file " + change.path(), "it could not be written")
            .causedBy(e);
      }
    }
    return pulled.stream().map(PulledFiles::result).toList();
  }

  /** Where each script goes: to the files that have its label, or to a folder of its own. */
  private static List<PulledFiles> places(Path folder, List<PublishedScript> scripts) {
    List<InFolder> there = InFolder.read(folder);
    Set<InFolder> taken = new HashSet<>();
    FolderNames names = new FolderNames(folder);
    Map<String, List<PublishedScript>> twins = new HashMap<>();
    scripts.forEach(
        s -> twins.computeIfAbsent(s.content().label(), label -> new ArrayList<>()).add(s));
    List<PulledFiles> pulled = new ArrayList<>();
    for (PublishedScript script : scripts) {
      Twin twin = Twin.of(script, twins.get(script.content().label()));
      Optional<InFolder> own =
          there.stream().filter(one -> !taken.contains(one)).filter(twin::isAt).findFirst();
      own.ifPresent(taken::add);
      pulled.add(
          own.map(files -> PulledFiles.into(folder, files, script))
              .orElseGet(() -> PulledFiles.anew(folder, names.free(twin.name()), script)));
    }
    return pulled;
  }

  /**
   * A script among those of its label.
   *
   * @param name the folder that it gets when it has none: of twins the lowest id has the plain name
   * @param others the folders that its twins get
   */
  private record Twin(String label, String name, boolean isFirst, Set<String> others) {
    static Twin of(PublishedScript script, List<PublishedScript> all) {
      String label = script.content().label();
      long lowest = all.stream().mapToLong(PublishedScript::id).min().orElseThrow();
      Set<String> others = new HashSet<>();
      all.stream()
          .filter(twin -> twin.id() != lowest)
          .forEach(twin -> others.add(FolderNames.of(label) + "-" + twin.id()));
      boolean isFirst = script.id() == lowest;
      String plain = FolderNames.of(label);
      return new Twin(label, isFirst ? plain : plain + "-" + script.id(), isFirst, others);
    }

    boolean isAt(InFolder files) {
      return files.manifest().label().equals(label)
          && (isFirst ? !others.contains(files.folderName()) : files.folderName().equals(name));
    }
  }

  private static void refuseObstacles(Path folder, List<FileChange> changes) {
    List<String> obstacles =
        changes.stream().flatMap(change -> change.obstacle().stream()).distinct().toList();
    if (!obstacles.isEmpty()) {
      throw ReplinodeException.usage("folder " + folder, "it cannot be written; nothing was")
          .reasons(obstacles);
    }
  }

  private static void refuseOverwriting(Path folder, List<FileChange> changes) {
    List<String> files =
        changes.stream()
            .filter(FileChange::isOverwriting)
            .map(change -> change.path().toString())
            .sorted(Comparator.naturalOrder())
            .toList();
    if (!files.isEmpty()) {
      throw ReplinodeException.refused(
              "folder " + folder,
              "it holds files that differ from the account's; nothing was written")
          .reasons(files)
          .hint("commit what you want to keep, then overwrite them with --force");
    }
  }
}
