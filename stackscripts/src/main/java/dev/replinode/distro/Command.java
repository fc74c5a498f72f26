package dev.replinode.distro;

import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs one of apt's programs in a folder, bounded in time, and keeps what it printed. */
final class Command {
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final Path folder;
  private final Map<String, String> environment;

  /**
   * Commands run in {@code folder}, with {@code environment} and, from the moment the file exists,
   * the configuration {@code apt.conf} of that folder.
   */
  Command(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = Map.copyOf(environment);
  }

  /** What a command printed on both streams, and whether it exited with 0. */
  record Result(boolean succeeded, String output) {

    /** The first line that apt marks as an error or a warning, else the last line printed. */
    String reason() {
      List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
      return lines.stream()
          .filter(line -> line.startsWith("E: ") || line.startsWith("W: "))
          .map(line -> line.substring(3).strip())
          .findFirst()
          .orElse(lines.isEmpty() ? "no reason was given" : lines.get(lines.size() - 1));
    }
  }

  /** Where {@code program} is on the path of the given environment. */
  Optional<Path> find(String program) {
    return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
        .map(directory -> Path.of(directory, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Runs a program and waits for it.
   *
   * @throws IOException the program cannot be found or started, or the thread was interrupted
   */
  Result run(String program, String... arguments) throws IOException {
    Path output = folder.resolve("output.txt");
    List<String> words = new ArrayList<>(List.of(arguments));
    words.add(0, find(program).orElseThrow(() -> new IOException("no " + program)).toString());
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(output.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().put("LC_ALL", "C");
    Path configuration = folder.resolve("apt.conf");
    if (Files.exists(configuration)) {
      builder.environment().put("APT_CONFIG", configuration.toString());
    }
    Process process = builder.start();
    boolean ended = await(process);
    String printed = Files.readString(output, StandardCharsets.UTF_8);
    return ended
        ? new Result(process.exitValue() == 0, printed)
        : new Result(false, "E: no answer within " + LONGEST.toMinutes() + " minutes");
  }

  private static boolean await(Process process) throws IOException {
    try {
      return process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while apt was running");
    } finally {
      // Nothing of it may outlive a time-out or an interruption.
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
