package dev.replinode.domain.replicator;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads files in which people describe replicators by name. */
public interface ReplicatorFiles {
  /** The file that is read when none is named, in the working directory. */
  String FILE = "replinode.yaml";

  /**
   * One setting of a replicator.
   *
   * @param values one, or several where a list is written
   * @param place {@code file:line:column}
   */
  record Setting(String key, List<String> values, String place) {
    /** Copies the list. */
    public Setting {
      values = List.copyOf(values);
    }
  }

  /**
   * What a file says of one replicator.
   *
   * @param folder what relative paths in it are relative to
   */
  record Described(ReplicatorName name, Path folder, List<Setting> settings) {
    /** Copies the list. */
    public Described {
      settings = List.copyOf(settings);
    }
  }

  /**
   * The replicator called {@code name}.
   *
   * @param file empty means {@link #FILE} of the working directory
   * @param keys the settings there are; any other is a mistake
   * @throws dev.replinode.domain.ReplinodeException usage, with every mistake of the whole file and
   *     its place; never with a value that may be a secret
   */
  Described read(Optional<Path> file, ReplicatorName name, Set<String> keys);
}
