package dev.replinode.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RunTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir private Path folder;

  @Test
  void what_goes_in_comes_out_and_the_exit_code_is_told() {
    Run run = sh("cat; echo \"$WORD\"; pwd; exit 3", "in ä", LONG).orElseThrow();

    assertEquals(new Run(3, "in äbird\n" + folder.toAbsolutePath() + "\n", false), run);
  }

  @Test
  void a_program_that_cares_for_no_input_is_no_failure() {
    String much = "x".repeat(1 << 20);

    assertEquals(0, sh("exit 0", much, LONG).orElseThrow().exitCode());
  }

  @Test
  void a_program_that_never_ends_is_ended_with_its_children() throws Exception {
    Path pids = folder.resolve("pids");
    String hang = "sleep 300 & echo $! > '" + pids + "'; echo $$ >> '" + pids + "'; wait";

    Optional<Run> run = sh(hang, "", Duration.ofSeconds(2));

    assertEquals(Optional.empty(), run);
    for (String pid : Files.readAllLines(pids)) {
      Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(pid));
      if (process.isPresent()) {
        process.get().onExit().get(30, TimeUnit.SECONDS);
      }
    }
  }

  @Test
  void a_program_that_never_stops_talking_is_cut() {
    Run run = sh("while :; do echo talk; done", "", LONG).orElseThrow();

    assertTrue(run.isCut());
    assertEquals(1000, run.output().length());
  }

  @Test
  void what_cannot_be_started_is_no_run() {
    Run.Job job = new Run.Job(List.of("/nonexistent"), Map.of(), folder, "", LONG, 1000);

    assertEquals(Optional.empty(), Run.of(job));
  }

  @Test
  void an_interruption_ends_the_wait_and_stays_known() {
    Thread.currentThread().interrupt();

    Optional<Run> run = sh("sleep 300", "", LONG);

    assertTrue(Thread.interrupted());
    assertEquals(Optional.empty(), run);
    assertFalse(Thread.interrupted());
  }

  private Optional<Run> sh(String code, String input, Duration longest) {
    List<String> command = List.of("/bin/sh", "-c", code);
    Map<String, String> environment = Map.of("PATH", "/usr/bin:/bin", "WORD", "bird");
    return Run.of(new Run.Job(command, environment, folder, input, longest, 1000));
  }
}
