package dev.replinode.catalog;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.drill.DrillFiles;
import dev.replinode.domain.replicator.ReplicatorFiles.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Reads a drill file: one mapping of settings in YAML. */
public final class DrillFile implements DrillFiles {
  @Override
  public List<Setting> read(Path file, Set<String> keys) {
    try {
      return new ReplicatorYaml(file.toString(), TextFile.text(file), keys).flat();
    } catch (IOException e) {
      throw ReplinodeException.usage("drill file " + file, e.getMessage());
    }
  }
}
