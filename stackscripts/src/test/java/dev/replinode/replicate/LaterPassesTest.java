package dev.replinode.replicate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** EVERY installs a timer; each later pass is the same program with the same values. */
@ExtendWith(Regions.class)
class LaterPassesTest {

  @Test
  void installs_a_timer_and_a_service(Bench bench) throws Exception {
    bench.fill("one");

    Outcome outcome =
        bench.script().with("EVERY", "1h30m").with("REPLICATOR", "assets").run().endedWith(0);

    Path units = bench.root().resolve("etc/systemd/system");
    String timer = Files.readString(units.resolve("replinode-assets.timer"));
    assertTrue(timer.contains("OnActiveSec=5400s\nOnUnitInactiveSec=5400s\n"), timer);
    assertTrue(timer.contains("WantedBy=timers.target"), timer);
    String folder = bench.root() + "/var/lib/replinode/assets";
    String service = Files.readString(units.resolve("replinode-assets.service"));
    assertTrue(
        service.contains(
            "ExecStart=/bin/bash " + folder + "/replicate-bucket.sh " + folder + "/values\n"),
        service);
    assertEquals(
        List.of(
            "systemctl daemon-reload",
            "systemctl enable replinode-assets.service",
            "systemctl daemon-reload",
            "systemctl enable replinode-assets.timer",
            "systemctl restart replinode-assets.timer"),
        outcome.callsOf("systemctl"));
  }

  @Test
  void keeps_the_values_for_root_only(Bench bench) throws Exception {
    bench.fill("one");

    bench.script().with("EVERY", "90s").with("REPLICATOR", "assets").run().endedWith(0);

    Path folder = bench.root().resolve("var/lib/replinode/assets");
    assertEquals("rwx------", permissions(folder));
    assertEquals("rw-------", permissions(folder.resolve("values")));
    assertEquals("rw-------", permissions(folder.resolve("replicate-bucket.sh")));
  }

  @Test
  void a_later_pass_copies_what_is_new_under_its_own_run_id(Bench bench) throws Exception {
    String secret = "it's=\"$(id)\" \\ `x`#";
    S3Key key = new S3Key("LATER", secret, Map.of());
    bench.source.add(key);
    bench.dest.add(key);
    bench.fill("one");
    bench
        .script()
        .with("SRC_ACCESSKEY", key.id())
        .with("SRC_SECRETKEY_PASSWORD", secret)
        .with("DEST_ACCESSKEY", key.id())
        .with("DEST_SECRETKEY_PASSWORD", secret)
        .with("EVERY", "15m")
        .with("REPLICATOR", "assets")
        .run()
        .endedWith(0);
    bench.fill("two");

    Outcome outcome = service(bench).endedWith(0);

    assertEquals(Set.of("one", "two"), bench.dest.keys(bench.to));
    assertEquals(5, outcome.callsOf("systemctl").size(), "the timer is installed once");
    String run =
        bench.dest.allKeys(bench.to).stream()
            .filter(name -> name.matches("\\.replinode/runs/run-1-\\d{8}T\\d{6}Z/status\\.json"))
            .findFirst()
            .orElseThrow()
            .split("/", -1)[2];
    assertEquals(run, bench.status(run).get("runId").asText());
    assertEquals("assets", bench.status(run).get("name").asText());
    assertEquals("run-1", bench.status("run-1").get("runId").asText());
  }

  @Test
  void a_later_pass_tells_of_its_failure(Bench bench) throws Exception {
    bench.fill("one");
    bench.script().with("EVERY", "15m").with("REPLICATOR", "assets").run().endedWith(0);
    bench.source.remove(bench.from, "one");

    service(bench).endedWith(12);

    assertEquals(Set.of("one"), bench.dest.keys(bench.to));
  }

  @Test
  void says_so_when_the_timer_cannot_be_started(Bench bench) throws Exception {
    bench.fill("one");
    bench.machine.program("systemctl", "exit 1");

    bench.script().with("EVERY", "15m").run().endedWith(22);

    assertEquals(22, bench.status("run-1").get("exitCode").asInt());
  }

  /** Does what systemd does with the service: an environment without any of the fields. */
  private static Outcome service(Bench bench) throws Exception {
    Path unit = bench.root().resolve("etc/systemd/system/replinode-assets.service");
    String command =
        Files.readAllLines(unit).stream()
            .filter(line -> line.startsWith("ExecStart="))
            .map(line -> line.substring("ExecStart=".length()))
            .findFirst()
            .orElseThrow();
    return new ScriptRun(bench.machine).run(command.split(" ", -1));
  }

  private static String permissions(Path file) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
