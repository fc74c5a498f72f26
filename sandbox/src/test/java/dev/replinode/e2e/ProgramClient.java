package dev.replinode.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A client in another language: a program that takes the steps and prints how they went. */
final class ProgramClient implements Client {
  private final Path folder;
  private final List<String> command;
  private final Map<String, String> environment;

  /** Runs {@code command} in {@code folder}, with {@code environment} and nothing else but PATH. */
  ProgramClient(Path folder, List<String> command, Map<String, String> environment) {
    this.folder = folder;
    this.command = command;
    this.environment = environment;
  }

  @Override
  public Steps run(Access access) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
    builder.environment().putAll(environment);
    builder.environment().putAll(access.environment());
    return Steps.parse(output(builder));
  }

  /** What a program prints until it ends; it gets two minutes. */
  static String output(ProcessBuilder builder) {
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError(builder.command() + " did not end: " + output);
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
