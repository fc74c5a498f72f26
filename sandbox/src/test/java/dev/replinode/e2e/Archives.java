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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Archives of loaded classes, as the launcher makes them: hundreds of commands are run here, and
 * each starts in half the time. Without them all is the same, but slower.
 */
final class Archives {
  private static final int MOST_MINUTES = 2;
  private static final String BUCKETS = " --source media@jp-osa-1 --dest media-dr@us-iad-1";

  /** The last one starts a sandbox, which lists its classes too. */
  private static final List<String> COMMANDS =
      List.of(
          "lint ../stackscripts/src/main/resources/stackscripts",
          "publish ../stackscripts/src/main/resources/stackscripts --timeout 1s",
          "status media --timeout 1s",
          "delete media --yes --timeout 1s",
          "create --timeout 1s" + BUCKETS,
          "verify --sandbox" + BUCKETS);

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

  /** What a JVM has to be told to use them; at its usual address an archive needs no work first. */
  List<String> options() {
    return List.of(
        "-XX:SharedArchiveFile=" + archive(tool),
        "-XX:+UnlockDiagnosticVMOptions",
        "-XX:ArchiveRelocationMode=0",
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

  /** Runs commands that load most of what others do; before a dead address they end early. */
  private void train(List<String> java) throws IOException {
    Set<String> classes = new LinkedHashSet<>();
    for (String command : COMMANDS) {
      List<String> words = new ArrayList<>(java);
      words.addAll(
          1,
          List.of(
              "-Xshare:off",
              "-XX:DumpLoadedClassList=" + list(tool),
              "-Dreplinode.sandbox.train=" + list(sandbox)));
      words.addAll(List.of(command.split(" ", -1)));
      run(words, Map.of("LINODE_URL", "http://127.0.0.1:9", "LINODE_TOKEN", "none"));
      classes.addAll(Files.readAllLines(list(tool)));
    }
    Files.write(list(tool), classes);
    dump(java.get(0), tool);
    dump(java.get(0), sandbox);
  }

  private void dump(String java, Program.Jars program) throws IOException {
    Files.deleteIfExists(archive(program));
    run(
        List.of(
            java,
            "-XX:+UseG1GC",
            "-Xshare:dump",
            "-XX:SharedClassListFile=" + list(program),
            "-XX:SharedArchiveFile=" + archive(program),
            "-cp",
            program.classPath()),
        Map.of());
  }

  private static void run(List<String> command, Map<String, String> environment)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
    builder.environment().putAll(environment);
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
