package dev.replinode.sandbox;

import dev.replinode.sandbox.instance.Folders;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;

/**
 * The folder that holds everything of a sandbox. A temporary one is removed at the end, and those
 * of sandboxes that were killed are removed at the next start: each names its owner by process id
 * and start time.
 */
final class DataFolder implements AutoCloseable {
  private static final String PREFIX = "replinode-sandbox-";
  private static final String OWNER = "owner";

  private final Path path;
  private final boolean isTemporary;
  private final FileChannel lock;

  private DataFolder(Path path, boolean isTemporary, FileChannel lock) {
    this.path = path;
    this.isTemporary = isTemporary;
    this.lock = lock;
  }

  /** Opens {@code kept}, or a new temporary folder for this user alone. */
  static DataFolder open(Optional<Path> kept) throws IOException {
    if (kept.isPresent()) {
      Path folder = Files.createDirectories(kept.get()).toRealPath();
      return new DataFolder(folder, false, lock(folder));
    }
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    sweep(temporary);
    Path folder = Files.createTempDirectory(temporary, PREFIX);
    Files.writeString(folder.resolve(OWNER), owner(ProcessHandle.current()));
    return new DataFolder(folder.toRealPath(), true, null);
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    if (isTemporary) {
      Folders.delete(path);
      return;
    }
    try {
      lock.close();
    } catch (IOException e) {
      System.err.println("sandbox: " + path + " stays locked until the process ends");
    }
  }

  /** Whether what is in it is to be there at the next start. */
  boolean isKept() {
    return !isTemporary;
  }

  private static FileChannel lock(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock held;
    try {
      held = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      held = null;
    }
    if (held == null) {
      channel.close();
      throw new IOException("another sandbox uses the folder " + folder);
    }
    return channel;
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
      return ProcessHandle.of(pid).filter(alive -> isOwner(alive, owner)).isEmpty();
    } catch (IOException | NumberFormatException e) {
      // Just being made by another sandbox, or somebody else's: hands off.
      return false;
    }
  }

  /** A process that has ended but was not waited for is still listed, without its program. */
  private static boolean isOwner(ProcessHandle process, String owner) {
    return process.info().command().isPresent() && owner(process).equals(owner);
  }

  /** The process id alone may have been given to another process since. */
  private static String owner(ProcessHandle process) {
    return process.pid() + " " + process.info().startInstant().map(Instant::toString).orElse("");
  }
}
