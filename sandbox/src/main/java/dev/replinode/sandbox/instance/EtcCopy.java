package dev.replinode.sandbox.instance;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;

/**
 * Copies what everybody may read of the host's {@code /etc}, so that scripts can change it. Secrets
 * of the host (shadow, private keys) stay outside by their modes.
 */
final class EtcCopy extends SimpleFileVisitor<Path> {
  private static final Path ETC = Path.of("/etc");
  private static final long LARGEST_BYTES = 4 << 20;

  private final Path target;

  private EtcCopy(Path target) {
    this.target = target;
  }

  static void into(Path target) throws IOException {
    Files.walkFileTree(ETC, new EtcCopy(target));
    Files.createDirectories(target.resolve("systemd/system"));
    Files.writeString(target.resolve("hostname"), "localhost\n");
    Files.writeString(target.resolve("hosts"), "127.0.0.1 localhost\n::1 localhost\n");
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
      throws IOException {
    if (!isPublic(folder, PosixFilePermission.OTHERS_EXECUTE)) {
      return FileVisitResult.SKIP_SUBTREE;
    }
    Files.createDirectories(copyOf(folder));
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    boolean isOurs = copyOf(file).equals(target.resolve("hosts"));
    if (attributes.isSymbolicLink()) {
      Files.createSymbolicLink(copyOf(file), Files.readSymbolicLink(file));
    } else if (attributes.isRegularFile()
        && !isOurs
        && attributes.size() <= LARGEST_BYTES
        && isPublic(file, PosixFilePermission.OTHERS_READ)) {
      Files.copy(file, copyOf(file));
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException cause) {
    return FileVisitResult.CONTINUE;
  }

  private static boolean isPublic(Path file, PosixFilePermission permission) throws IOException {
    return Files.getPosixFilePermissions(file).contains(permission);
  }

  private Path copyOf(Path file) {
    return target.resolve(ETC.relativize(file).toString());
  }
}
