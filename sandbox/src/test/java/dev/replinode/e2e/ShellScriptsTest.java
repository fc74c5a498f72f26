package dev.replinode.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.replinode.distro.DistroPackages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shell scripts at the root of the project; those of the library have tests of their own. */
class ShellScriptsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"../replinode", "../.ci/run", "../provisioner/bench/start-up", "bench/start-up"})
  void pass_shellcheck_as_it_is_by_default(String script) throws IOException, InterruptedException {
    Path shellcheck = shellcheck();

    Process process =
        new ProcessBuilder(shellcheck.toString(), "--norc", script)
            .redirectErrorStream(true)
            .start();
    String findings = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertEquals(0, process.waitFor(), findings);
  }

  private static Path shellcheck() {
    try {
      return DistroPackages.standard().unpack("shellcheck").resolve("usr/bin/shellcheck");
    } catch (IOException e) {
      Assumptions.abort("no shellcheck of the distribution: " + e.getMessage());
      throw new AssertionError(e);
    }
  }
}
