package dev.replinode.e2e;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs the assembled command in a process of its own, with an environment of the test's own. */
final class Program {
  private static final int MOST_MINUTES = 2;
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private final Path temporary;

  /** A program whose temporary files, and those of its sandbox, go to {@code temporary}. */
  Program(Path temporary) {
    this.temporary = temporary;
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
    try {
      if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("the command did not end within " + MOST_MINUTES + " minutes");
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
    builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
    builder.environment().put("HOME", temporary.toString());
    builder.environment().put("TMPDIR", temporary.toString());
    builder.environment().putAll(environment);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The words that start the command, to which its arguments are added. */
  List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.add("-Djava.io.tmpdir=" + temporary);
    command.add("-Dreplinode.sandbox=" + ROOT.resolve("sandbox/target/app/lib"));
    command.add("-Dreplinode.cache=" + ROOT.resolve("sandbox/target/cache"));
    command.add("-cp");
    command.add(ROOT.resolve("provisioner/target/app/lib") + File.separator + "*");
    command.add("dev.replinode.app.Main");
    return command;
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
