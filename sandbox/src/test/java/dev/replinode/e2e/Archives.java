package dev.replinode.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Archives of loaded classes, as the launcher makes them: hundreds of commands are run here, and
 * each starts in half the time. Without them all is the same, but slower.
 */
final class Archives {
  private static final int MOST_MINUTES = 2;

  private final Program.Jars tool;
  private final Program.Jars sandbox;
  private final Path folder;

  /** Archives of two programs, kept in {@code folder}. */
  Archives(Path folder, Program.Jars tool, Program.Jars sandbox) {
    this.folder = folder;
    this.tool = tool;
    this.sandbox = sandbox;
  }

  /** Makes those that are missing or older than their program, one process at a time. */
  Archives make(List<String> java) {
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve("e2e.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (lock.isValid() && !isNew()) {
        train(java);
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a JVM has to be told to use them. */
  List<String> options() {
    return List.of(
        "-XX:SharedArchiveFile=" + archive(tool),
        "-Xlog:disable",
        "-Dreplinode.sandbox.archive=" + archive(sandbox));
  }

  private Path archive(Program.Jars program) {
    return folder.resolve("e2e-" + program.first() + ".jsa");
  }

  private Path list(Program.Jars program) {
    return folder.resolve("e2e-" + program.first() + ".classes");
  }

  private boolean isNew() throws IOException {
    Path last = archive(sandbox);
    if (!Files.exists(last)) {
      return false;
    }
    FileTime made = Files.getLastModifiedTime(last);
    for (Path jar : Stream.concat(tool.all().stream(), sandbox.all().stream()).toList()) {
      if (Files.getLastModifiedTime(jar).compareTo(made) > 0) {
        return false;
      }
    }
    return true;
  }

  /** Runs a command that loads most of what the others do. */
  private void train(List<String> java) throws IOException {
    List<String> command = new ArrayList<>(java);
    command.addAll(
        1,
        List.of(
            "-Xshare:off",
            "-XX:DumpLoadedClassList=" + list(tool),
            "-Dreplinode.sandbox.train=" + list(sandbox)));
    command.addAll(List.of("verify", "--sandbox"));
    command.addAll(List.of("--source", "media@jp-osa-1", "--dest", "media-dr@us-iad-1"));
    run(command);
    dump(java.get(0), tool);
    dump(java.get(0), sandbox);
  }

  private void dump(String java, Program.Jars program) throws IOException {
    Files.deleteIfExists(archive(program));
    run(
        List.of(
            java,
            "-Xshare:dump",
            "-XX:SharedClassListFile=" + list(program),
            "-XX:SharedArchiveFile=" + archive(program),
            "-cp",
            program.classPath()));
  }

  private static void run(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
    Process process = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    try {
      if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("no archive within " + MOST_MINUTES + " minutes");
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw new AssertionError(e);
    }
  }
}
