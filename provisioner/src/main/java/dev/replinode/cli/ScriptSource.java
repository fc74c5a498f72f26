package dev.replinode.cli;

import dev.replinode.domain.publish.FolderScript;
import dev.replinode.domain.publish.Revision;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where a command's scripts come from.
 *
 * @param local reads them
 * @param folder the folder; empty means the library that comes with the tool
 */
record ScriptSource(Local local, Optional<Path> folder) {
  /**
   * Every script of it.
   *
   * @throws dev.replinode.domain.ReplinodeException usage, naming every mistake in it
   */
  List<FolderScript> scripts() {
    return folder.map(local.folders()::read).orElseGet(local.folders()::builtIn);
  }

  /** Where it stands in version control; the library came with the tool and stands in none. */
  Optional<Revision> revision() {
    return folder.flatMap(local.revisions()::of);
  }

  /** Its name in a sentence. */
  String name() {
    return folder.map(Path::toString).orElse("the built-in library");
  }

  /** The labels of {@code scripts}. */
  static List<String> labels(List<FolderScript> scripts) {
    return scripts.stream().map(script -> script.manifest().label()).toList();
  }
}
