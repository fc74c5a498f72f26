package dev.replinode.app;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.stream.JsonReader;
import dev.replinode.cli.Sessions.SandboxBuckets;
import dev.replinode.cli.render.ProgressRenderer;
import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.Secret;
import dev.replinode.domain.drill.DrillTools;
import dev.replinode.domain.storage.AccessKey;
import dev.replinode.domain.storage.BucketRef;
import dev.replinode.linode.LinodeSettings;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The sandbox as a program of its own: it shares no classes with this one, and it removes itself
 * when this one is gone, however that came about.
 */
final class SandboxProcess {
  private static final Duration SHUTDOWN = Duration.ofSeconds(30);

  /** The sandbox's exit code for arguments that make no sense. */
  private static final int WRONG_USAGE = 2;

  private final Process process;
  private final Document document;

  /** What it told when it began to serve. */
  private record Document(LinodeSettings settings, URI address, AccessKey key) {}

  private SandboxProcess(Process process, Document document) {
    this.process = process;
    this.document = document;
  }

  /** Starts a sandbox with {@code buckets} and waits until it serves. */
  static SandboxProcess start(
      Map<String, String> environment,
      SandboxBuckets buckets,
      Optional<Path> data,
      ProgressRenderer progress) {
    List<String> arguments = new ArrayList<>(List.of("--output", "json"));
    arguments.addAll(List.of("--parent", String.valueOf(ProcessHandle.current().pid())));
    for (BucketRef bucket : buckets.all()) {
      arguments.addAll(List.of("--bucket", bucket.toString()));
    }
    String content = data.map(folder -> folder.toAbsolutePath().toString()).orElse("sample");
    buckets.filled().forEach(b -> arguments.addAll(List.of("--fill", b + "=" + content)));
    ProcessBuilder builder = SandboxCommandLine.of(environment, arguments);
    builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    try {
      Process process = builder.start();
      SandboxLog log = SandboxLog.of(process, progress);
      return new SandboxProcess(process, document(process, log));
    } catch (IOException e) {
      throw failed(e.getMessage());
    }
  }

  /** Runs a sandbox until a signal or the end of {@code longest}; its output is this program's. */
  static int runInForeground(
      Map<String, String> environment, List<String> arguments, Optional<Duration> longest) {
    List<String> all = new ArrayList<>(arguments);
    all.addAll(List.of("--parent", String.valueOf(ProcessHandle.current().pid())));
    try {
      Process process = SandboxCommandLine.of(environment, all).inheritIO().start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process), "sandbox"));
      if (longest.isPresent() && !process.waitFor(longest.get().toSeconds(), TimeUnit.SECONDS)) {
        stop(process);
      }
      return process.waitFor();
    } catch (IOException e) {
      throw failed(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ReplinodeException.of(Kind.INTERRUPTED, "sandbox", "the command was told to end");
    }
  }

  /** What it says of its options. */
  static String help(Map<String, String> environment) {
    ProcessBuilder builder = SandboxCommandLine.of(environment, List.of("--help"));
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      Process process = builder.start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw failed(e.getMessage());
    }
  }

  /** Its API and token. */
  LinodeSettings settings() {
    return document.settings();
  }

  /** Powers over it, for drills. */
  DrillTools.Sandbox powers() {
    return new SandboxPowers(document.address(), document.settings().token(), document.key());
  }

  /** Ends it and waits until it has removed everything. */
  void close() {
    stop(process);
  }

  private static Document document(Process process, SandboxLog log) throws IOException {
    Reader reader =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    try {
      JsonObject document = new Gson().fromJson(new JsonReader(reader), JsonObject.class);
      if (document != null && document.has("apiUrl")) {
        URI address = URI.create(document.get("apiUrl").getAsString());
        Secret token = Secret.of(document.get("token").getAsString());
        return new Document(
            new LinodeSettings(URI.create(address + "/v4"), token, Optional.empty()),
            address,
            new AccessKey(
                document.get("accessKey").getAsString(),
                Secret.of(document.get("secretKey").getAsString())));
      }
    } catch (JsonParseException e) {
      // Falls through: what it said on standard error is the better reason.
    }
    stop(process);
    String why = "it did not start: " + log.cause();
    boolean isUsage = !process.isAlive() && process.exitValue() == WRONG_USAGE;
    throw isUsage ? ReplinodeException.usage("sandbox", why) : failed(why);
  }

  private static ReplinodeException failed(String why) {
    return ReplinodeException.of(Kind.UNREACHABLE, "sandbox", why);
  }

  private static void stop(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(SHUTDOWN.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
