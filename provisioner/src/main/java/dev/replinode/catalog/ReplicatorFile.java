package dev.replinode.catalog;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.replicator.ReplicatorFiles;
import dev.replinode.domain.replicator.ReplicatorName;
import dev.replinode.domain.text.NearMatches;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code replinode.yaml}: replicators by name, each with the settings of {@code create}. */
public final class ReplicatorFile implements ReplicatorFiles {
  private static final int SUGGESTIONS = 3;

  private final Path workingDirectory;

  /** Finds the file in {@code workingDirectory} when none is named. */
  public ReplicatorFile(Path workingDirectory) {
    this.workingDirectory = workingDirectory;
  }

  @Override
  public Described read(Optional<Path> file, ReplicatorName name, Set<String> keys) {
    Path path = workingDirectory.resolve(file.orElse(Path.of(FILE)));
    String shown = file.map(Path::toString).orElse(FILE);
    if (file.isEmpty() && !Files.exists(path)) {
      throw ReplinodeException.usage(
              "replicator " + name, "there is no " + FILE + " in the working directory")
          .hint(
              "name the file with --config, or describe it: --name "
                  + name
                  + " --source … --dest …");
    }
    Map<String, List<Setting>> all = new ReplicatorYaml(shown, text(path, shown), keys).read();
    List<Setting> settings = all.get(name.value());
    if (settings == null) {
      throw unknown(name, shown, all.keySet());
    }
    Path folder = Optional.ofNullable(path.toAbsolutePath().getParent()).orElse(workingDirectory);
    return new Described(name, folder, settings);
  }

  private static String text(Path path, String shown) {
    try {
      return TextFile.text(path);
    } catch (IOException e) {
      throw ReplinodeException.usage("configuration file " + shown, e.getMessage());
    }
  }

  private static ReplinodeException unknown(ReplicatorName name, String shown, Set<String> names) {
    List<String> near = NearMatches.of(name.value(), names, SUGGESTIONS);
    List<String> known = near.isEmpty() ? List.copyOf(names) : near;
    String suggestion =
        known.isEmpty()
            ? ""
            : (near.isEmpty() ? "; it has " : "; did you mean ")
                + String.join(near.isEmpty() ? ", " : " or ", known)
                + (near.isEmpty() ? "" : "?");
    return ReplinodeException.usage("replicator " + name, "it is not in " + shown + suggestion);
  }
}
