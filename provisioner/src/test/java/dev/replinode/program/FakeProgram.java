package dev.replinode.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;

/** Programs in a folder of a test's own, before those of this machine. */
final class FakeProgram {
  private FakeProgram() {}

  /** A program {@code name} in {@code folder} that runs {@code shellCode}. */
  static void write(Path folder, String name, String shellCode) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + shellCode + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** What finds the programs of {@code folder} first. */
  static Programs in(Path folder) {
    return new Programs(environment(folder));
  }

  /** The test's environment with {@code folder} at the head of the path. */
  static Map<String, String> environment(Path folder) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.merge("PATH", folder.toString(), (path, own) -> own + ":" + path);
    return environment;
  }
}
