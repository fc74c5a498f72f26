package dev.replinode.replicate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a script runs: the host's programs, but for those that would change the host, and a folder
 * in place of the roots of {@code /var}, {@code /run} and {@code /etc}.
 */
final class Machine {
  private final Path folder;
  private int runs;

  /** A machine below {@code folder} with {@code rclone}. */
  Machine(Path folder, Path rclone) throws IOException {
    this.folder = folder;
    for (String part :
        List.of("bin", "tmp", "root/etc/systemd/system", "root/run/systemd/system")) {
      Files.createDirectories(folder.resolve(part));
    }
    for (String name : List.of("apt-get", "iptables", "ip6tables")) {
      program(name, "exit 0");
    }
    program("systemctl", "[ \"$1\" != is-system-running ] || echo running");
    program("rclone", "exec '" + rclone + "' \"$@\"");
  }

  /** Puts a program first on the path; it notes its words and then does {@code body}. */
  void program(String name, String body) throws IOException {
    Path file = folder.resolve("bin").resolve(name);
    String note = "printf '%s\\n' \"" + name + " $*\" >>'" + calls() + "'\n";
    Files.writeString(file, "#!/bin/bash\n" + note + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Takes a program away; the host's own, which scripts would find, is hidden by a broken one. */
  void removeProgram(String name) throws IOException {
    boolean isOfHost =
        Stream.of("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin")
            .anyMatch(place -> Files.exists(Path.of(place, name)));
    if (isOfHost) {
      program(name, "exit 127");
    } else {
      Files.delete(folder.resolve("bin").resolve(name));
    }
  }

  /** The search path of programs. */
  String path() {
    return folder.resolve("bin") + ":/usr/bin:/bin";
  }

  /** What stands for {@code /}. */
  Path root() {
    return folder.resolve("root");
  }

  /** The folder of temporary files. */
  Path temporary() {
    return folder.resolve("tmp");
  }

  /** Names of files that were left in the folder of temporary files. */
  List<String> leftovers() throws IOException {
    try (Stream<Path> files = Files.list(temporary())) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  /** Words of the programs that were called, a line each. */
  Path calls() {
    return folder.resolve("calls");
  }

  /** A file for the console of the next run. */
  Path nextConsole() {
    runs++;
    return console();
  }

  /** The console of the run that was started last. */
  Path console() {
    return folder.resolve("console-" + runs);
  }

  /** A file of the test's own on this machine. */
  Path file(String name) {
    return folder.resolve(name);
  }
}
