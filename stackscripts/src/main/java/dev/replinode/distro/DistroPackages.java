package dev.replinode.distro;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Fetches and unpacks packages of the distribution (Debian, Ubuntu) as an ordinary user, without
 * touching the host.
 *
 * <p>The host's sources and signing keys are read, so the packages are as authentic as those the
 * host itself would install; nothing of the host is written. Only the named package is unpacked,
 * not what it depends on. The cache folder survives the program: it holds one unpacked tree per
 * package and the archive's lists (about 20 MB). Failures are not remembered. Two threads or two
 * processes may ask at the same time; one fetches, the other waits for it.
 */
public final class DistroPackages {
  /** Names of packages, as Debian's policy (section 5.6.1) allows them. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9+.-]+");

  private final Path cache;
  private final PrivateApt apt;

  /**
   * Uses {@code cache} as the folder that is kept; it is made, for this user alone, when it does
   * not exist.
   */
  public DistroPackages(Path cache) {
    this(cache, System.getenv());
  }

  DistroPackages(Path cache, Map<String, String> environment) {
    this.cache = cache.toAbsolutePath().normalize();
    this.apt = new PrivateApt(this.cache.resolve("apt"), environment);
  }

  /**
   * The cache named by the system property {@code replinode.cache}, else {@code
   * $XDG_CACHE_HOME/replinode}, else {@code ~/.cache/replinode}.
   */
  public static DistroPackages standard() {
    String property = System.getProperty("replinode.cache", "");
    if (!property.isEmpty()) {
      return new DistroPackages(Path.of(property));
    }
    String xdg = System.getenv("XDG_CACHE_HOME");
    boolean usable = xdg != null && Path.of(xdg).isAbsolute();
    Path base = usable ? Path.of(xdg) : Path.of(System.getProperty("user.home"), ".cache");
    return new DistroPackages(base.resolve("replinode"));
  }

  /**
   * The root folder of the unpacked package; fetched at the first call, without network afterwards.
   *
   * @throws IOException one sentence saying why the package cannot be had and what to install: no
   *     {@code apt-get}, no network, no such package
   * @throws IllegalArgumentException {@code packageName} cannot be the name of a package
   */
  public Path unpack(String packageName) throws IOException {
    if (!NAME.matcher(packageName).matches()) {
      throw new IllegalArgumentException("not a package name: " + packageName);
    }
    Path tree = cache.resolve("trees").resolve(packageName);
    if (Files.isDirectory(tree)) {
      return tree;
    }
    Folders.createPrivate(cache);
    // A file lock belongs to the whole JVM, so threads of this one need a lock of their own.
    synchronized (DistroPackages.class) {
      try (FileChannel channel =
              FileChannel.open(
                  cache.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock held = channel.lock()) {
        if (held.isValid() && !Files.isDirectory(tree)) {
          fetch(packageName, tree);
        }
      }
    }
    return tree;
  }

  /**
   * One program of a package.
   *
   * @param relativePath where the package has it, such as {@code usr/bin/rclone}
   * @throws IOException as {@link #unpack}; or the package holds no such executable file
   */
  public Path executable(String packageName, String relativePath) throws IOException {
    Path file = unpack(packageName).resolve(relativePath);
    if (!Files.isExecutable(file)) {
      throw new IOException(
          "the distribution's package " + packageName + " has no program " + relativePath);
    }
    return file;
  }

  /** Unpacks beside the final place and renames, so that a cut never leaves half a tree there. */
  private void fetch(String packageName, Path tree) throws IOException {
    Path work = cache.resolve("work");
    Folders.delete(work); // what a killed process left
    Folders.createPrivate(work);
    try {
      apt.unpack(packageName, work, Files.createDirectory(work.resolve("tree")));
      Folders.createPrivate(tree.getParent());
      Files.move(work.resolve("tree"), tree, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Folders.delete(work);
    }
  }
}
