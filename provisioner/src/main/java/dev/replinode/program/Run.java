package dev.replinode.program;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One run of a program, bounded in time and in output; nothing of it outlives the call.
 *
 * @param exitCode what it exited with
 * @param output what it wrote on standard output
 * @param isCut whether that is only its beginning; the program was ended then
 */
record Run(int exitCode, String output, boolean isCut) {
  /**
   * What to run.
   *
   * @param command the program and its arguments
   * @param environment all that it gets
   * @param folder where it runs
   * @param input all that it can read: it cannot ask anybody for more
   * @param longest how long it may take
   * @param mostOutput how many bytes of output are read before it is ended
   */
  record Job(
      List<String> command,
      Map<String, String> environment,
      Path folder,
      String input,
      Duration longest,
      int mostOutput) {}

  /** Runs {@code job} to its end; nothing when it cannot be started or was not done in time. */
  static Optional<Run> of(Job job) {
    ProcessBuilder builder =
        new ProcessBuilder(job.command())
            .directory(job.folder().toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().putAll(job.environment());
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      return Optional.empty();
    }
    CompletableFuture<Run> run = new CompletableFuture<>();
    inBackground("program-input", () -> write(process, job.input()));
    inBackground("program-output", () -> read(process, job.mostOutput(), run));
    return await(process, run, job.longest());
  }

  private static void inBackground(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  private static void write(Process process, String input) {
    try (OutputStream out = process.getOutputStream()) {
      out.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // It did not care for the rest; what it says is looked at all the same.
      return;
    }
  }

  private static void read(Process process, int most, CompletableFuture<Run> run) {
    try (InputStream in = process.getInputStream()) {
      byte[] bytes = in.readNBytes(most);
      boolean isCut = bytes.length == most && in.read() >= 0;
      if (isCut) {
        process.destroyForcibly();
      }
      run.complete(new Run(process.waitFor(), new String(bytes, StandardCharsets.UTF_8), isCut));
    } catch (IOException | InterruptedException e) {
      run.completeExceptionally(e);
    }
  }

  private static Optional<Run> await(
      Process process, CompletableFuture<Run> run, Duration longest) {
    try {
      return Optional.of(run.get(longest.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException | ExecutionException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
