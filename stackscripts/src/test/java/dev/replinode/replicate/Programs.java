package dev.replinode.replicate;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.replinode.distro.DistroPackages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Real programs that the tests of scripts need. */
final class Programs {
  private Programs() {}

  /** rclone of the distribution, else of the path; without either the test is skipped. */
  static Path rclone() {
    return program("rclone");
  }

  /** shellcheck of the distribution, else of the path; without either the test is skipped. */
  static Path shellcheck() {
    return program("shellcheck");
  }

  /** Skips the test where there is no python3, which every cloud image has. */
  static void python() {
    boolean isThere =
        Stream.of("/usr/bin/python3", "/bin/python3").map(Path::of).anyMatch(Files::isExecutable);
    assumeTrue(isThere, "needs python3");
  }

  private static Path program(String name) {
    try {
      return DistroPackages.standard().executable(name, "usr/bin/" + name);
    } catch (IOException e) {
      return Stream.of(System.getenv("PATH").split(":", -1))
          .map(folder -> Path.of(folder, name))
          .filter(Files::isExecutable)
          .findFirst()
          .orElseGet(() -> abort("needs " + name + ": " + e.getMessage()));
    }
  }
}
