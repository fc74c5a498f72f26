package dev.replinode.e2e;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs the assembled command in a process of its own, with an environment of the test's own. */
final class Program {
  private static final int MOST_MINUTES = 2;
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path CACHE = ROOT.resolve("target/cache");
  private static final Jars TOOL =
      new Jars(ROOT.resolve("provisioner/target/app/lib"), "provisioner");
  private static final Jars SANDBOX = new Jars(ROOT.resolve("sandbox/target/app/lib"), "sandbox");
  private static final List<String> JAVA = java();
  private static final Archives ARCHIVES =
      new Archives(ROOT.resolve("sandbox/target"), TOOL, SANDBOX).make(JAVA);

  private final Path temporary;

  /** A program whose temporary files, and those of its sandbox, go to {@code temporary}. */
  Program(Path temporary) {
    this.temporary = temporary;
  }

  /**
   * The jars that a program is made of.
   *
   * @param first how the name of the program's own jar begins
   */
  record Jars(Path folder, String first) {
    List<Path> all() {
      try (Stream<Path> jars = Files.list(folder)) {
        return jars.toList();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Its own jar first, as the launcher has it: an archive fits no other class path. */
    String classPath() {
      return all().stream()
          .sorted(
              Comparator.comparing((Path jar) -> !jar.getFileName().toString().startsWith(first))
                  .thenComparing(Path::toString))
          .map(Path::toString)
          .collect(Collectors.joining(File.pathSeparator));
    }
  }

  /** What a finished command left: its exit code and both streams. */
  record Result(int exitCode, String out, String err) {
    /** Both streams, for a test's message. */
    String all() {
      return "exit code " + exitCode + "\n--- out\n" + out + "\n--- err\n" + err;
    }
  }

  /** Runs a command to its end. */
  Result run(Map<String, String> environment, String... arguments) {
    Process process = start(environment, arguments);
    CompletableFuture<String> out = read(process.getInputStream());
    CompletableFuture<String> err = read(process.getErrorStream());
    return finish(process, out, err);
  }

  /** Waits for a command that was started, and takes what it said. */
  static Result finish(
      Process process, CompletableFuture<String> out, CompletableFuture<String> err) {
    return finish(process, out, err, MOST_MINUTES);
  }

  /** The same for a command that may take {@code minutes}. */
  static Result finish(
      Process process, CompletableFuture<String> out, CompletableFuture<String> err, long minutes) {
    try {
      if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("the command did not end within " + minutes + " minutes");
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw new AssertionError(e);
    }
    return new Result(process.exitValue(), out.join(), err.join());
  }

  /** Starts a command; its streams are the caller's to read. */
  Process start(Map<String, String> environment, String... arguments) {
    List<String> command = command();
    command.addAll(List.of(arguments));
    return start(environment, temporary, command);
  }

  /** Starts any program in {@code folder}, in the same environment. */
  Process start(Map<String, String> environment, Path folder, List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", path());
    builder.environment().put("HOME", temporary.toString());
    builder.environment().put("TMPDIR", temporary.toString());
    builder.environment().putAll(environment);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Where programs are found. Instances take the rclone of Ubuntu 22.04 that tests of the sandbox
   * have fetched: it starts in a third of the time. The soak profile takes the distribution's.
   */
  static String path() {
    String path = System.getenv("PATH");
    return Boolean.getBoolean("replinode.soak")
        ? path
        : CACHE.resolve("rclone-1.53/tree/usr/bin") + ":" + path;
  }

  /** The words that start the command, to which its arguments are added. */
  List<String> command() {
    List<String> command = new ArrayList<>(JAVA);
    command.addAll(1, ARCHIVES.options());
    command.add(1, "-Djava.io.tmpdir=" + temporary);
    return command;
  }

  private static List<String> java() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Dreplinode.sandbox=" + SANDBOX.folder(),
        "-Dreplinode.cache=" + CACHE,
        "-cp",
        TOOL.classPath(),
        "dev.replinode.app.Main");
  }

  /** Reads a stream to its end, beside whatever else goes on. */
  static CompletableFuture<String> read(InputStream stream) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
