package dev.replinode.replicate;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** One run of the script in real bash, with an environment that holds nothing else. */
final class ScriptRun {
  private static final long LONGEST_SECONDS = 240;

  private final Machine machine;
  private final Path script;
  private final Map<String, String> environment = new TreeMap<>();

  private Path console;

  ScriptRun(Machine machine) {
    this(machine, file());
  }

  /** A run of {@code script}. */
  ScriptRun(Machine machine, Path script) {
    this.machine = machine;
    this.script = script;
    environment.put("PATH", machine.path());
    environment.put("TMPDIR", machine.temporary().toString());
    environment.put("REPLINODE_ROOT", machine.root().toString());
    environment.put("REPLINODE_PAUSE", "0.1");
  }

  /** The script that is shipped. */
  static Path file() {
    URL url = ScriptRun.class.getResource("/stackscripts/replicate-bucket/script.sh");
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  ScriptRun with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  ScriptRun with(Map<String, String> values) {
    environment.putAll(values);
    return this;
  }

  ScriptRun without(String name) {
    environment.remove(name);
    return this;
  }

  /** The values of the script's fields alone: a map of the caller's own. */
  Map<String, String> values() {
    Map<String, String> values = new TreeMap<>(environment);
    values.keySet().removeIf(name -> name.matches("PATH|TMPDIR|REPLINODE_.*"));
    return values;
  }

  /** Runs the script as the platform does, and waits for it. */
  Outcome run() throws IOException, InterruptedException {
    return run("bash", script.toString());
  }

  /** Runs another command line in the same environment, and waits for it. */
  Outcome run(String... words) throws IOException, InterruptedException {
    return await(start(words));
  }

  /** Starts the script and does not wait. */
  Process start() throws IOException {
    return start("bash", script.toString());
  }

  private Process start(String... words) throws IOException {
    console = machine.nextConsole();
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(console.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** Waits for a run that {@link #start()} began; one that does not end is killed. */
  Outcome await(Process process) throws IOException, InterruptedException {
    List<ProcessHandle> children = new ArrayList<>();
    try {
      if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        children.addAll(process.descendants().toList());
        throw new AssertionError("the script did not end:\n" + Files.readString(console));
      }
    } finally {
      process.destroyForcibly();
      children.forEach(ProcessHandle::destroyForcibly);
    }
    List<String> calls =
        Files.exists(machine.calls()) ? Files.readAllLines(machine.calls()) : List.of();
    return new Outcome(
        process.exitValue(), Files.readString(console, StandardCharsets.UTF_8), calls);
  }
}
