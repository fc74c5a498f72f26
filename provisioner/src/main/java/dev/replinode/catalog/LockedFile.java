package dev.replinode.catalog;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Set;

/**
 * A file that one process at a time holds. It is read and written by this one channel: on Linux a
 * process that closes any other channel to the same file lets go of its lock.
 */
final class LockedFile implements AutoCloseable {
  private static final Set<OpenOption> THERE =
      Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE);
  private static final Set<OpenOption> MADE =
      Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);

  private final Path path;
  private final FileChannel channel;
  private final Object identity;

  private LockedFile(Path path, FileChannel channel) throws IOException {
    this.path = path;
    this.channel = channel;
    this.identity = identity(path);
  }

  /** Opens a file that has to be there; it is not locked yet. */
  static LockedFile open(Path path) throws IOException {
    return opened(path, THERE);
  }

  /** Opens a file, or makes an empty one; it is not locked yet. */
  static LockedFile make(Path path) throws IOException {
    return opened(path, MADE);
  }

  private static LockedFile opened(Path path, Set<OpenOption> how) throws IOException {
    FileChannel channel = FileChannel.open(path, how);
    try {
      return new LockedFile(path, channel);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** Whether it could be locked: nobody else holds it. */
  boolean lock() throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Whether the path still names this file: its last holder may have removed it meanwhile. */
  boolean isThere() throws IOException {
    try {
      return Objects.equals(identity, identity(path));
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static Object identity(Path path) throws IOException {
    return Files.getAttribute(path, "fileKey");
  }

  String text() throws IOException {
    ByteBuffer text = ByteBuffer.allocate(Math.toIntExact(channel.size()));
    int read = 0;
    while (read >= 0 && text.hasRemaining()) {
      read = channel.read(text, text.position());
    }
    return new String(text.array(), 0, text.position(), StandardCharsets.UTF_8);
  }

  void clear() throws IOException {
    channel.truncate(0);
  }

  /** Adds {@code text} at the end; it is on the disk before the call returns. */
  void append(String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes, channel.size());
    }
    channel.force(true);
  }

  void delete() throws IOException {
    Files.deleteIfExists(path);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
