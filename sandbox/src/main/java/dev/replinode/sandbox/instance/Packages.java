package dev.replinode.sandbox.instance;

import dev.replinode.distro.DistroPackages;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Programs that instances need: those of the host, else those of its distribution. */
final class Packages {
  private final DistroPackages distribution;

  Packages(DistroPackages distribution) {
    this.distribution = distribution;
  }

  /**
   * A program that is on the PATH, or is fetched from the distribution (once; that takes seconds).
   *
   * @throws IOException it cannot be had; the message says what to install
   */
  Path find(String packageName, String program) throws IOException {
    Optional<Path> installed = installed(program);
    if (installed.isPresent()) {
      return installed.get();
    }
    return distribution.executable(packageName, "usr/bin/" + program);
  }

  static Optional<Path> installed(String program) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
    for (String folder : path.split(File.pathSeparator, -1)) {
      Path candidate = Path.of(folder).resolve(program);
      if (candidate.isAbsolute() && Files.isExecutable(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }
}
