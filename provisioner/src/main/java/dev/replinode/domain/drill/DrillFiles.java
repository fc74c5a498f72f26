package dev.replinode.domain.drill;

import dev.replinode.domain.replicator.ReplicatorFiles.Setting;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Reads files that describe drills. */
@FunctionalInterface
public interface DrillFiles {
  /**
   * The settings of a drill, in the order written.
   *
   * @param keys the settings there are; any other is a mistake
   * @throws dev.replinode.domain.ReplinodeException usage, with every mistake and its place; never
   *     with a value that may be a secret
   */
  List<Setting> read(Path file, Set<String> keys);
}
