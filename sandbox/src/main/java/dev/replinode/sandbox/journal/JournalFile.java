package dev.replinode.sandbox.journal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The journal on disk, readable by this user alone. When it has grown to 64 MiB it is renamed to
 * {@code <file>.1}, in place of an earlier one, and begins anew.
 */
public final class JournalFile implements AutoCloseable {
  private static final long LARGEST_BYTES = 64L << 20;

  private final Path file;
  private BufferedWriter writer;
  private long size;

  /**
   * Opens {@code file}, to add to it.
   *
   * @throws IOException it cannot be written
   */
  public JournalFile(Path file) throws IOException {
    this.file = file;
    open();
  }

  private void open() throws IOException {
    if (!Files.exists(file)) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    size = Files.size(file);
    writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
  }

  /** Called by one thread at a time; a line is on its way to the disk when it returns. */
  void add(String line) {
    try {
      if (size > LARGEST_BYTES) {
        writer.close();
        Path old = file.resolveSibling(file.getFileName() + ".1");
        Files.move(file, old, StandardCopyOption.REPLACE_EXISTING);
        open();
      }
      writer.write(line + "\n");
      writer.flush();
      size += line.length() + 1L;
    } catch (IOException e) {
      System.err.println("sandbox: the journal of requests cannot be written: " + e.getMessage());
    }
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
