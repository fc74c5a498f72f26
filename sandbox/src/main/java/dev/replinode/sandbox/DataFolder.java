package dev.replinode.sandbox;

import dev.replinode.sandbox.instance.Folders;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * The folder that holds everything of a sandbox. A temporary one is removed at the end, and those of
 * sandboxes that were killed are removed at the next start: each names its owner by process id and
 * start time.
 */
final class DataFolder implements AutoCloseable {
  private static final String PREFIX = "replinode-sandbox-";
  private static final String OWNER = "owner";

  private final Path path;
  private final boolean isTemporary;

  private DataFolder(Path path, boolean isTemporary) {
    this.path = path;
    this.isTemporary = isTemporary;
  }

  /** Opens {@code kept}, or a new temporary folder for this user alone. */
  static DataFolder open(Optional<Path> kept) throws IOException {
    if (kept.isPresent()) {
      return new DataFolder(Files.createDirectories(kept.get()).toRealPath(), false);
    }
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    sweep(temporary);
    Path folder = Files.createTempDirectory(temporary, PREFIX);
    Files.writeString(folder.resolve(OWNER), owner(ProcessHandle.current()));
    return new DataFolder(folder.toRealPath(), true);
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    if (isTemporary) {
      Folders.delete(path);
    }
  }

  private static void sweep(Path temporary) throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(temporary, PREFIX + "*")) {
      for (Path folder : folders) {
        if (isAbandoned(folder)) {
          Folders.delete(folder);
        }
      }
    }
  }

  private static boolean isAbandoned(Path folder) {
    try {
      String owner = Files.readString(folder.resolve(OWNER)).strip();
      long pid = Long.parseLong(owner.split(" ", 2)[0]);
      return ProcessHandle.of(pid).filter(alive -> owner(alive).equals(owner)).isEmpty();
    } catch (IOException | NumberFormatException e) {
      // Just being made by another sandbox, or somebody else's: hands off.
      return false;
    }
  }

  /** The process id alone may have been given to another process since. */
  private static String owner(ProcessHandle process) {
    return process.pid() + " " + process.info().startInstant().map(Instant::toString).orElse("");
  }
}
