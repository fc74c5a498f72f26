package dev.replinode.domain.publish;

import java.nio.file.Path;
import java.util.List;

/** Writes scripts of an account into a folder. */
public interface FolderWriter {
  /**
   * Brings {@code folder} to hold these scripts: a folder and a manifest each; a script whose label
   * is there already keeps its files' names. All or nothing: what is to be written is known, and
   * refused, before the first file is.
   *
   * @param force what is there and differs is overwritten
   * @throws dev.replinode.domain.ReplinodeException refused, naming every file that would be
   *     overwritten without {@code force}; usage when the folder's own manifests are wrong or it
   *     cannot be written
   */
  List<PulledScript> write(Path folder, List<PublishedScript> scripts, boolean force);
}
