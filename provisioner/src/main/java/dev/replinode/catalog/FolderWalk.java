package dev.replinode.catalog;

import dev.replinode.domain.ReplinodeException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Walks a folder: regular files by the order of their paths. What is hidden is passed over, and a
 * link to a folder is not followed, so that no file comes twice and no walk is endless.
 */
final class FolderWalk extends SimpleFileVisitor<Path> {
  /** What a manifest may be called. */
  static final Set<String> MANIFESTS = Set.of("manifest.yaml", "manifest.yml");

  private final Path root;
  private final List<Path> files = new ArrayList<>();

  private FolderWalk(Path root) {
    this.root = root;
  }

  /**
   * The files below {@code folder}.
   *
   * @throws ReplinodeException usage, when it or a folder in it cannot be read
   */
  static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      String why = Files.exists(folder) ? "it is not a folder" : "there is no such folder";
      throw ReplinodeException.usage("folder " + folder, why);
    }
    FolderWalk walk = new FolderWalk(folder);
    try {
      // With a separator at its end, a link that was named itself is followed.
      Files.walkFileTree(folder.resolve("."), walk);
    } catch (IOException e) {
      throw ReplinodeException.usage("folder " + e.getMessage(), "it cannot be read").causedBy(e);
    }
    Collections.sort(walk.files);
    return walk.files;
  }

  /** Whether a file of that name is a manifest. */
  static boolean isManifest(Path file) {
    return MANIFESTS.contains(file.getFileName().toString());
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    boolean isRoot = folder.equals(root.resolve("."));
    return isHidden(folder) && !isRoot ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (!isHidden(file) && Files.isRegularFile(file)) {
      files.add(shown(file));
    }
    return FileVisitResult.CONTINUE;
  }

  /** As somebody would write it who starts where the user started. */
  private Path shown(Path file) {
    Path relative = root.resolve(".").relativize(file);
    return root.toString().equals(".") || root.toString().isEmpty()
        ? relative
        : root.resolve(relative);
  }

  private static boolean isHidden(Path path) {
    return path.getFileName() != null && path.getFileName().toString().startsWith(".");
  }
}
