package dev.replinode.sandbox.instance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * The folder that is an instance's disk: what its script writes to {@code /root}, {@code /var},
 * {@code /tmp}, {@code /etc}, and its console.
 *
 * @param path the folder
 */
record InstanceFolder(Path path) {
  private static final List<String> PARTS =
      List.of(
          "root",
          "var/log",
          "var/lib",
          "var/tmp",
          "var/cache",
          "tmp",
          "bin",
          "packages",
          "state/timers",
          "state/enabled",
          "state/running",
          "etc");
  private static final List<String> SHIMS =
      List.of("apt-get", "systemctl", "sudo", "iptables", "start");

  /** Makes the folder with everything in it; does nothing when it is there. */
  void prepare() throws IOException {
    if (Files.isDirectory(path.resolve("shims"))) {
      return;
    }
    Files.createDirectories(
        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    for (String part : PARTS) {
      Files.createDirectories(path.resolve(part));
    }
    EtcCopy.into(path.resolve("etc"));
    Path shims = Files.createDirectories(path.resolve("shims"));
    for (String shim : SHIMS) {
      executable(shims.resolve(shim), resource("shims/" + shim));
    }
    Files.createSymbolicLink(shims.resolve("apt"), Path.of("apt-get"));
    Files.createSymbolicLink(shims.resolve("ip6tables"), Path.of("iptables"));
  }

  /** Writes the StackScript to where the platform puts it. */
  void installStackScript(String script) throws IOException {
    executable(stackScript(), script);
  }

  /** Writes user data that is a script to where cloud-init puts it, for its owner alone. */
  void installUserData(String script) throws IOException {
    Files.createDirectories(userData().getParent());
    executable(userData(), script);
    Files.setPosixFilePermissions(userData(), PosixFilePermissions.fromString("rwx------"));
  }

  Path stackScript() {
    return path.resolve("root/StackScript");
  }

  Path userData() {
    return path.resolve("var/lib/cloud/instance/scripts/part-001");
  }

  /** Says why the distribution's rclone cannot be installed, or that it can. */
  void offerRclone(String problem) throws IOException {
    Path file = path.resolve("packages/rclone.problem");
    if (problem.isEmpty()) {
      Files.deleteIfExists(file);
    } else {
      Files.writeString(file, problem + "\n");
    }
  }

  /**
   * Puts an apt-get in place of the host's, which is left alone: it says why there is no rclone.
   */
  void refusePackages() throws IOException {
    executable(
        path.resolve("bin/apt-get"),
        """
        #!/bin/sh
        printf 'E: nothing is installed on this host. ' >&2
        cat '%s' >&2 || echo >&2
        exit 100
        """
            .formatted(path.resolve("packages/rclone.problem").toString().replace("'", "'\\''")));
  }

  Path console() {
    return path.resolve("console.log");
  }

  /** Adds a line to the console. */
  void say(String line) throws IOException {
    Files.writeString(
        console(),
        "[sandbox] " + line + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private static void executable(Path file, String text) throws IOException {
    Path written = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(written, text);
    Files.setPosixFilePermissions(written, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String resource(String name) throws IOException {
    try (InputStream stream = InstanceFolder.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
