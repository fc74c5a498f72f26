package dev.replinode.s3;

import dev.replinode.distro.DistroPackages;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Measures how long comparing two listings of a million objects takes, and how much memory, beside
 * {@code rclone check --size-only}. Both find the same four objects missing. Takes the number of
 * objects and the number of rounds; {@code docs/verify.md} has the command.
 */
public final class VerifyBench {
  private static final int OBJECTS = 1_000_000;
  private static final int LOOK_MILLIS = 50;

  private VerifyBench() {}

  /** Takes the number of objects, then of rounds; a million and three without. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int objects = arguments.length > 0 ? Integer.parseInt(arguments[0]) : OBJECTS;
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
    try (ListingServer server = new ListingServer(objects)) {
      String url = "http://127.0.0.1:" + server.port();
      for (int round = 0; round < rounds; round++) {
        measure("replinode verify, -Xmx256m", verify(url), environment(url));
        measure("rclone check --size-only", rclone(), environment(url));
      }
    }
  }

  private static List<String> verify(String url) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return List.of(
        java,
        "-Xmx256m",
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-cp",
        System.getProperty("java.class.path"),
        "dev.replinode.app.Main",
        "verify",
        "--source=source@jp-osa-1",
        "--dest=dest@us-iad-1",
        "--source-endpoint=" + url,
        "--dest-endpoint=" + url,
        "--quiet");
  }

  private static List<String> rclone() {
    try {
      Path root = new DistroPackages(Path.of("target", "cache").toAbsolutePath()).unpack("rclone");
      return List.of(
          root.resolve("usr/bin/rclone").toString(),
          "check",
          "--size-only",
          "--fast-list",
          "--quiet",
          "src:source",
          "dst:dest");
    } catch (IOException e) {
      return List.of();
    }
  }

  private static Map<String, String> environment(String url) {
    Map<String, String> environment = new TreeMap<>();
    environment.put("LINODE_URL", url);
    environment.put("LINODE_TOKEN", "benchmark");
    for (String side : List.of("SRC", "DEST")) {
      environment.put(side + "_ACCESSKEY", "benchmark");
      environment.put(side + "_SECRETKEY_PASSWORD", "benchmark");
    }
    for (String remote : List.of("SRC", "DST")) {
      String prefix = "RCLONE_CONFIG_" + remote + "_";
      environment.put(prefix + "TYPE", "s3");
      environment.put(prefix + "PROVIDER", "Ceph");
      environment.put(prefix + "ENDPOINT", url);
      environment.put(prefix + "ACCESS_KEY_ID", "benchmark");
      environment.put(prefix + "SECRET_ACCESS_KEY", "benchmark");
    }
    environment.put("RCLONE_CONFIG", "/dev/null");
    return environment;
  }

  private static void measure(String name, List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    if (command.isEmpty()) {
      print("%-28s not here%n", name);
      return;
    }
    Path out = Files.createTempFile("verify-bench", ".txt");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(new ArrayList<>(command))
              .redirectErrorStream(true)
              .redirectOutput(out.toFile());
      builder.environment().clear();
      builder.environment().putAll(environment);
      long start = System.nanoTime();
      Process process = builder.start();
      long peak = 0;
      Duration cpu = Duration.ZERO;
      while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        cpu = process.info().totalCpuDuration().orElse(cpu);
        peak = Math.max(peak, peakMebibytes(process.pid()));
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      long missing =
          Files.readAllLines(out, StandardCharsets.UTF_8).stream()
              .filter(line -> line.contains("photos-2026-img"))
              .count();
      print(
          "%-28s %6.1f s, %5.1f s of processor, %4d MiB resident, exit code %d, %d objects named%n",
          name, seconds, cpu.toMillis() / 1e3, peak, process.exitValue(), missing);
    } finally {
      Files.delete(out);
    }
  }

  /** The most memory the process has had so far, as Linux tells it. */
  private static long peakMebibytes(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }

  private static void print(String format, Object... values) {
    PrintStream out = System.out;
    out.printf(format, values);
  }
}
