package dev.replinode.stackscript;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs texts in plain bash, in an environment that holds nothing but PATH and TMPDIR. */
final class Bash {
  private static final long LONGEST_SECONDS = 30;

  private final Path folder;
  private final Map<String, String> environment = new TreeMap<>();

  /** How a run ended, with all that it printed. */
  record Result(int exitStatus, String output) {}

  Bash(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder.resolve("bin"));
    Files.createDirectories(temporary());
    environment.put("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
    environment.put("TMPDIR", temporary().toString());
  }

  Bash with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Puts a program first on the path. */
  Bash program(String name, String body) throws IOException {
    Path file = Files.writeString(folder.resolve("bin").resolve(name), "#!/bin/bash\n" + body);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return this;
  }

  Path temporary() {
    return folder.resolve("tmp");
  }

  /** Names of what is left in the folder of temporary files. */
  List<String> leftovers() throws IOException {
    try (Stream<Path> files = Files.list(temporary())) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  /** Writes {@code text} into a file and runs it as the kernel would, by its first line. */
  Result run(String text) throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("script"), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return command(file.toString());
  }

  Result command(String... words) throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    ProcessBuilder builder =
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.redirectInput(Path.of("/dev/null").toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("the script did not end");
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    return new Result(
        process.exitValue(), new String(Files.readAllBytes(output), StandardCharsets.UTF_8));
  }
}
