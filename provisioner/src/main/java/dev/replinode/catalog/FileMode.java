package dev.replinode.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/** Looks at who may read a file that holds a secret. */
public final class FileMode {
  private static final Set<PosixFilePermission> OF_OTHERS =
      EnumSet.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

  private FileMode() {}

  /** Warns when others than its owner may read {@code file}, which holds a token. */
  public static void check(Path file, Consumer<String> warnings) {
    try {
      if (Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains)) {
        warnings.accept(file + " holds a token and others than you may read it: chmod 600 " + file);
      }
    } catch (IOException | UnsupportedOperationException e) {
      // A pipe, or a file system without modes: nothing can be said of it.
    }
  }
}
