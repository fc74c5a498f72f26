package dev.replinode.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.replinode.distro.DistroPackages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** The distribution's rclone as an S3 client that has nothing to do with this project. */
final class Rclone {
  private final Path program;
  private final RunningSandbox sandbox;

  private Rclone(Path program, RunningSandbox sandbox) {
    this.program = program;
    this.sandbox = sandbox;
  }

  /** Fetches it like the sandbox does; where that is impossible the test is skipped. */
  static Rclone forSandbox(RunningSandbox sandbox) {
    try {
      Path root = DistroPackages.standard().unpack("rclone");
      return new Rclone(root.resolve("usr/bin/rclone"), sandbox);
    } catch (IOException e) {
      Assumptions.abort("no rclone of the distribution: " + e.getMessage());
      throw new AssertionError(e);
    }
  }

  /** Runs to a good end or fails the test; {@code jp:} and {@code us:} are the two endpoints. */
  void run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(configuration("JP", sandbox.s3("jp-osa-1")));
    builder.environment().putAll(configuration("US", sandbox.s3("us-iad-1")));
    builder.environment().put("RCLONE_CONFIG", "/dev/null");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("rclone did not end: " + output);
    }
    assertEquals(0, process.exitValue(), output);
  }

  private Map<String, String> configuration(String remote, String endpoint) {
    String prefix = "RCLONE_CONFIG_" + remote + "_";
    return Map.of(
        prefix + "TYPE",
        "s3",
        prefix + "PROVIDER",
        "Ceph",
        prefix + "ENDPOINT",
        endpoint,
        prefix + "ACCESS_KEY_ID",
        sandbox.text("accessKey"),
        prefix + "SECRET_ACCESS_KEY",
        sandbox.text("secretKey"));
  }
}
