package dev.replinode.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A file that is to hold this text, in UTF-8.
 *
 * @param root the folder that it has to be in
 * @param path where it is to be
 */
record FileChange(Path root, Path path, String text) {
  /** Whether something of that name is there. */
  boolean isOverwriting() {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  /** Why it cannot be written, in one clause that names the place; changes nothing. */
  Optional<String> obstacle() {
    Path place = path.toAbsolutePath().normalize();
    Path top = root.toAbsolutePath().normalize();
    if (isOverwriting() && !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of(
          path + ": " + (Files.isSymbolicLink(path) ? "it is a link" : "it is not a file"));
    }
    Path folder = place.getParent();
    while (!folder.equals(top)) {
      if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)
          && !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
        return Optional.of(folder + ": it is in the way, a folder is expected");
      }
      folder = folder.getParent();
    }
    return unwritable(place.getParent());
  }

  /** The nearest folder that is there decides, also above the root. */
  private static Optional<String> unwritable(Path folder) {
    Path nearest = folder;
    while (!Files.exists(nearest, LinkOption.NOFOLLOW_LINKS) && nearest.getParent() != null) {
      nearest = nearest.getParent();
    }
    if (!Files.isDirectory(nearest)) {
      return Optional.of(nearest + ": it is in the way, a folder is expected");
    }
    return Files.isWritable(nearest)
        ? Optional.empty()
        : Optional.of(nearest + ": this folder cannot be written");
  }

  /**
   * Writes the file: whole, or not at all. What was there keeps its permissions.
   *
   * @throws IOException it could not be written
   */
  void write() throws IOException {
    Files.createDirectories(path.toAbsolutePath().getParent());
    Path temporary = path.resolveSibling("." + path.getFileName() + "." + UUID.randomUUID());
    try {
      Files.writeString(temporary, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      if (isOverwriting()) {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
        Files.setPosixFilePermissions(temporary, permissions);
      }
      Files.move(
          temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
