package dev.replinode.sandbox.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Copies a folder into a bucket. Symbolic links are not followed. */
public final class FolderData {
  private final Path folder;

  /** Copies from {@code folder}. */
  public FolderData(Path folder) {
    this.folder = folder;
  }

  /** Stores every file under its path below the folder, with slashes, and a type by its suffix. */
  public void into(EndpointStore store, Bucket bucket) throws IOException {
    for (Path file : files()) {
      String key =
          folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
      String type =
          Optional.ofNullable(URLConnection.guessContentTypeFromName(key))
              .orElse("application/octet-stream");
      try (InputStream bytes = Files.newInputStream(file)) {
        store.put(bucket, key, ContentHeaders.ofType(type), bytes, null);
      }
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
