package dev.replinode.catalog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The script that a manifest names.
 *
 * @param name how people name it in messages
 * @param path where it is
 * @param text what it holds, exactly
 */
record ScriptFile(String name, Path path, String text) {
  /** The text as it stands in the file. */
  byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads the script {@code written} beside {@code manifest}. What a folder publishes is in that
   * folder, so no path leads out of it, neither by its words nor through links.
   *
   * @param name how people name the manifest
   * @throws IOException its message says in one clause what is wrong with the script
   */
  static ScriptFile beside(Path manifest, String name, String written) throws IOException {
    Path relative = relative(written);
    Path folder = manifest.toAbsolutePath().getParent();
    Path path = folder.resolve(relative);
    byte[] bytes = TextFile.bytes(path);
    if (!path.toRealPath().startsWith(folder.toRealPath())) {
      throw new IOException("it leads out of the manifest's folder");
    }
    String shown = Path.of(name).resolveSibling(relative).toString();
    return new ScriptFile(shown, path, TextFile.decode(bytes));
  }

  /** The path that a manifest may name: inside its folder by its words. */
  static Path relative(String written) throws IOException {
    try {
      Path relative = Path.of(written);
      for (Path step : relative) {
        if (relative.isAbsolute() || step.toString().equals("..")) {
          throw new IOException("it is not inside the manifest's folder");
        }
      }
      return relative.normalize();
    } catch (InvalidPathException e) {
      throw new IOException("that is no name of a file", e);
    }
  }
}
