package dev.replinode.replicate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A run that is killed, or whose machine restarts, is gone on with or told. */
@ExtendWith(Regions.class)
class CutOffTest {

  @Test
  void a_killed_run_is_gone_on_with_after_a_restart_and_leaves_nothing(Bench bench)
      throws Exception {
    bench.fill("fast", "slow");
    cut(bench, true);
    assertEquals("copying", bench.status("run-1").get("phase").asText());
    String began = bench.status("run-1").get("startedAt").asText();

    restart(bench).endedWith(0);

    JsonNode status = bench.status("run-1");
    assertEquals("finished", status.get("phase").asText());
    assertEquals(0, status.get("exitCode").asInt());
    assertEquals(began, status.get("startedAt").asText());
    assertEquals("run-1", lockedBy(bench), "a second start would be known for the same run");
    assertEquals(Set.of("fast", "slow"), bench.dest.keys(bench.to));
    assertNothingStays(bench);
  }

  @Test
  void a_killed_run_is_told_by_the_next_one(Bench bench) throws Exception {
    bench.fill("fast", "slow");
    cut(bench, true);

    bench.script().with("RUN_ID", "run-2").run().endedWith(0);

    JsonNode killed = bench.status("run-1");
    assertEquals("finished", killed.get("phase").asText());
    assertEquals(137, killed.get("exitCode").asInt());
    assertEquals("killed, or cut off by a restart", killed.get("message").asText());
    assertEquals(0, bench.status("run-2").get("exitCode").asInt());
    assertNothingStays(bench);
  }

  @Test
  void a_restart_is_no_end(Bench bench) throws Exception {
    bench.fill("fast", "slow");
    bench.machine.program("systemctl", "[ $1 != is-system-running ] || echo stopping");
    cut(bench, false);
    JsonNode status = bench.status("run-1");
    assertEquals("copying", status.get("phase").asText());
    assertFalse(status.has("exitCode"), status.toString());
    assertEquals(
        "the instance restarts; this run goes on afterwards", status.get("message").asText());
    bench.machine.program("systemctl", "[ $1 != is-system-running ] || echo running");

    restart(bench).endedWith(0);

    assertEquals(0, bench.status("run-1").get("exitCode").asInt());
  }

  @Test
  void a_login_is_told_while_a_run_is_at_work(Bench bench) throws Exception {
    bench.fill("fast", "slow");
    Path banner = bench.root().resolve("run/motd.d/replinode");
    String[] seen = {""};
    bench.dest.beforeWrite(
        bench.to,
        key -> {
          if (key.equals("slow")) {
            seen[0] = Files.exists(banner) ? "shown" : "missing";
          }
        });

    bench.script().run().endedWith(0);

    assertEquals("shown", seen[0]);
    assertFalse(Files.exists(banner));
  }

  /** Starts a run and ends it, by SIGKILL or SIGTERM, while it copies and has said so. */
  private static void cut(Bench bench, boolean hard) throws Exception {
    CountDownLatch reached = new CountDownLatch(1);
    CountDownLatch told = bench.copying();
    CountDownLatch released = new CountDownLatch(1);
    bench.dest.beforeWrite(
        bench.to,
        key -> {
          if (key.equals("slow")) {
            reached.countDown();
            try {
              released.await(180, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }
        });
    ScriptRun run = bench.script();
    Process process = run.start();
    try {
      assertTrue(reached.await(150, TimeUnit.SECONDS));
      assertTrue(told.await(60, TimeUnit.SECONDS));
      List<ProcessHandle> children = process.descendants().toList();
      if (hard) {
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
      } else {
        process.destroy();
      }
      run.await(process);
      for (ProcessHandle child : children) {
        child.onExit().get(60, TimeUnit.SECONDS);
      }
    } finally {
      released.countDown();
      bench.dest.beforeWrite(bench.to, key -> {});
      bench.dest.afterWrite(bench.to, key -> {});
    }
  }

  /** What systemd does with the enabled service when the machine starts. */
  private static Outcome restart(Bench bench) throws Exception {
    Path unit;
    try (var units = Files.list(bench.root().resolve("etc/systemd/system"))) {
      unit = units.findFirst().orElseThrow();
    }
    String service = Files.readString(unit);
    assertTrue(service.contains("WantedBy=multi-user.target"), service);
    String command = service.replaceAll("(?s).*ExecStart=([^\n]*)\n.*", "$1");
    return new ScriptRun(bench.machine).run(command.split(" ", -1));
  }

  private static String lockedBy(Bench bench) throws Exception {
    try (var locks = Files.list(bench.root().resolve("run/replinode"))) {
      return Files.readString(locks.findFirst().orElseThrow());
    }
  }

  private static void assertNothingStays(Bench bench) throws Exception {
    for (String folder : List.of("etc/systemd/system", "var/lib/replinode")) {
      try (var files = Files.list(bench.root().resolve(folder))) {
        assertEquals(List.of(), files.toList());
      }
    }
  }
}
