package dev.replinode.cli;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.publish.FolderScript;
import dev.replinode.domain.publish.Manifest;
import dev.replinode.domain.publish.ScriptContent;
import dev.replinode.domain.publish.ScriptFolders;
import dev.replinode.fake.Samples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The one folder of this machine; the built-in library is the sample script. */
final class FakeFolder implements ScriptFolders {
  private final List<FolderScript> scripts = new ArrayList<>();
  private Optional<ReplinodeException> mistake = Optional.empty();

  /** A script of one line. */
  FakeFolder add(String label) {
    return add(label, false, text("true"));
  }

  FakeFolder add(String label, boolean isPublic, String text) {
    return add(
        new Manifest(
            label, "About " + label, List.of("linode/debian12"), isPublic, text, Map.of()));
  }

  FakeFolder add(Manifest manifest) {
    String label = manifest.label();
    scripts.removeIf(script -> script.manifest().label().equals(label));
    scripts.add(new FolderScript(label + "/manifest.yaml", label + "/script.sh", manifest));
    return this;
  }

  /** The folder has a mistake. */
  void fail(ReplinodeException how) {
    mistake = Optional.of(how);
  }

  static String text(String line) {
    return "#!/bin/bash\n" + line + "\n";
  }

  /** What the account holds when such a script was published. */
  static ScriptContent content(String label, String text) {
    return new ScriptContent(label, "About " + label, Set.of("linode/debian12"), false, text);
  }

  @Override
  public List<FolderScript> read(Path folder) {
    mistake.ifPresent(
        how -> {
          throw how;
        });
    return List.copyOf(scripts);
  }

  @Override
  public List<FolderScript> builtIn() {
    return List.of(
        new FolderScript("built-in/manifest.yaml", "built-in/script.sh", Samples.MANIFEST));
  }
}
