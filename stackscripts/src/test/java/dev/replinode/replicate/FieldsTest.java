package dev.replinode.replicate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every field is checked before anything is touched. */
@ExtendWith(Regions.class)
class FieldsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SRC_REGION",
        "SRC_BUCKET",
        "SRC_ACCESSKEY",
        "SRC_SECRETKEY_PASSWORD",
        "DEST_REGION",
        "DEST_BUCKET",
        "DEST_ACCESSKEY",
        "DEST_SECRETKEY_PASSWORD"
      })
  void asks_for_a_required_field_that_is_missing_or_empty(String name, Bench bench)
      throws Exception {
    Outcome missing = bench.script().without(name).run();
    Outcome empty = bench.script().with(name, "").run();

    refusedUntouched(missing, bench, name + " is required");
    refusedUntouched(empty, bench, name + " is required");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '^',
      value = {
        "SRC_REGION, Jp-Osa-1",
        "SRC_REGION, jp-osa-1.linodeobjects.com",
        "DEST_REGION, us/iad",
        "SRC_BUCKET, a/b",
        "SRC_BUCKET, ab:c",
        "DEST_BUCKET, x",
        "DEST_BUCKET, $(id)",
        "SRC_ACCESSKEY, two words",
        "DEST_SECRETKEY_PASSWORD, ^tab\there^",
        "SRC_ENDPOINT, ftp://example.com",
        "SRC_ENDPOINT, http://example.com",
        "SRC_ENDPOINT, http://127.0.0.1.example.com",
        "DEST_ENDPOINT, https://example.com/path",
        "DEST_ENDPOINT, https://user@example.com",
        "SRC_PREFIX, /lead",
        "SRC_PREFIX, a//b",
        "SRC_PREFIX, a/../b",
        "DEST_PREFIX, ./a",
        "DEST_PREFIX, .replinode",
        "DEST_PREFIX, .replinode/runs",
        "MODE, Sync",
        "MODE, move",
        "EVERY, 5",
        "EVERY, 1h 30m",
        "EVERY, -1s",
        "EVERY, 30m1h",
        "ALLOW_DELETE, true",
        "MAX_DELETE, -1",
        "MAX_DELETE, 101%",
        "MAX_DELETE, 2.5%",
        "HEADERS, on",
        "RCLONE, latest",
        "KEEP_CONFIG, 1",
        "REPLICATOR, A",
        "REPLICATOR, much-too-long-for-a-name",
        "RUN_ID, a/b",
        "RUN_ID, ..",
      })
  void refuses_a_value_that_cannot_be(String name, String value, Bench bench) throws Exception {
    Outcome outcome = bench.script().with(name, value).run();

    refusedUntouched(outcome, bench, name + " must ");
  }

  @Test
  void names_every_wrong_field_at_once(Bench bench) throws Exception {
    Outcome outcome =
        bench.script().with("MODE", "x").with("EVERY", "x").without("SRC_BUCKET").run();

    outcome.endedWith(10);
    assertEquals(3, outcome.console().lines().filter(line -> line.contains("field: ")).count());
  }

  @Test
  void takes_empty_optional_fields_as_their_defaults(Bench bench) throws Exception {
    bench.fill("one");
    ScriptRun run = bench.script();
    for (String name :
        List.of(
            "SRC_PREFIX",
            "DEST_PREFIX",
            "MODE",
            "EVERY",
            "ALLOW_DELETE",
            "MAX_DELETE",
            "HEADERS",
            "RCLONE",
            "KEEP_CONFIG",
            "REPLICATOR")) {
      run.with(name, "");
    }

    run.run().endedWith(0);

    assertEquals(Set.of("one"), bench.dest.keys(bench.to));
  }

  @Test
  void repeats_only_where_systemd_is(Bench bench) throws Exception {
    Files.delete(bench.root().resolve("run/systemd/system"));

    Outcome outcome = bench.script().with("EVERY", "15m").run();

    refusedUntouched(outcome, bench, "EVERY needs root and systemd");
  }

  private static void refusedUntouched(Outcome outcome, Bench bench, String reason)
      throws Exception {
    outcome.endedWith(10);
    assertTrue(outcome.console().contains(reason), outcome.console());
    assertEquals(outcome.calls(), outcome.callsOf("rclone"));
    assertEquals(Set.of(), bench.dest.keys(bench.to));
    Set<String> told = bench.dest.allKeys(bench.to);
    assertEquals(reason.startsWith("DEST_"), told.isEmpty(), told.toString());
    for (String key : told) {
      String status = bench.dest.text(bench.to, key);
      assertTrue(status.contains("\"phase\":\"finished\""), status);
      assertTrue(status.contains("\"exitCode\":10"), status);
      assertTrue(status.contains("\"message\":\"" + reason), status);
    }
    assertEquals(List.of(), bench.machine.leftovers());
    assertFalse(Files.exists(bench.root().resolve("var")));
  }
}
