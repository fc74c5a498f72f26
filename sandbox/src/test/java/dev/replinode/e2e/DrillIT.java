package dev.replinode.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.replinode.e2e.Program.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A drill as its users play it: a region is really gone, and the report says what came of it. */
class DrillIT {
  private static final String[] DRILL = {
    "drill", "run", "--sandbox", "--source", "media@jp-osa-1", "--dest", "media-dr@us-iad-1"
  };
  private static final String[] SHORT = {
    "--rate", "20", "--before", "1s", "--during", "2s", "--after", "1s", "--sample", "40"
  };
  private static final int CLEAN_DRILLS = 100;

  @TempDir Path temporary;

  @Test
  void a_region_is_taken_away_and_four_reports_tell_what_came_of_it() throws IOException {
    Path dir = temporary.resolve("report");
    Result result = drill("--report-dir", dir.toString(), "--rto", "30s", "--output", "json");

    assertEquals(0, result.exitCode(), result::all);
    JsonObject report = JsonParser.parseString(result.out()).getAsJsonObject();
    assertEquals("PASS", report.get("verdict").getAsString(), result::all);
    assertTrue(report.getAsJsonObject("drill").get("sandbox").getAsBoolean());
    assertEquals("MET", objective(report, "rto").get("result").getAsString());
    assertFalse(objective(report, "rpo").has("measured"));
    for (String file :
        List.of("report.json", "report.html", "report.xml", "report.md", "probes.csv")) {
      assertTrue(Files.size(dir.resolve(file)) > 0, file);
    }
    verify(dir, 0);
    Files.writeString(
        dir.resolve("report.md"), Files.readString(dir.resolve("report.md")).replace('P', 'F'));
    verify(dir, 1);
    assertFalse(Files.exists(temporary.resolve(".local/state/replinode/drills")) && hasJournal());
  }

  @Test
  void planted_faults_are_named_and_a_healthy_pair_passes() {
    List<String> command = new ArrayList<>(List.of("drill", "self-test", "--sandbox"));
    if (!Boolean.getBoolean("replinode.soak")) {
      command.addAll(
          List.of(
              "--only",
              "missing-object,same-size-other-bytes-in-parts,gzip-without-header,"
                  + "more-open-than-source,both-regions-away,cached-answers"));
    }
    command.addAll(List.of("--output", "json"));

    Result result = new Program(temporary).run(Map.of(), command.toArray(String[]::new));

    assertEquals(0, result.exitCode(), result::all);
    JsonObject document = JsonParser.parseString(result.out()).getAsJsonObject();
    assertTrue(document.get("healthyPassed").getAsBoolean(), result::all);
    for (JsonElement fault : document.getAsJsonArray("faults")) {
      assertTrue(fault.getAsJsonObject().get("detected").getAsBoolean(), result::all);
    }
  }

  @Test
  void a_drill_that_was_killed_is_taken_back_and_restore_is_safe_to_repeat() throws Exception {
    Process process =
        new Program(temporary)
            .start(
                Map.of(),
                Stream.of(
                        DRILL,
                        new String[] {
                          "--during", "60s", "--report-dir", temporary.resolve("never").toString()
                        })
                    .flatMap(Stream::of)
                    .toArray(String[]::new));
    var out = Program.read(process.getInputStream());
    try (var lines = process.errorReader()) {
      String line = lines.readLine();
      while (line != null && !line.contains("inject")) {
        line = lines.readLine();
      }
      process.destroyForcibly().waitFor();
    }
    out.join();

    assertTrue(hasJournal());
    Result restored = new Program(temporary).run(Map.of(), "drill", "restore");
    assertEquals(0, restored.exitCode(), restored::all);
    assertTrue(restored.out().contains("its sandbox is gone"), restored::all);
    Result again = new Program(temporary).run(Map.of(), "drill", "restore");
    assertTrue(again.out().contains("nothing to take back"), again::all);
  }

  @Test
  @EnabledIfSystemProperty(named = "replinode.soak", matches = "true")
  void a_hundred_drills_of_healthy_pairs_are_all_green() {
    for (int i = 0; i < CLEAN_DRILLS; i++) {
      int number = i;
      Result result = drill("--report-dir", temporary.resolve("r" + i).toString());
      assertEquals(0, result.exitCode(), () -> "drill " + number + "\n" + result.all());
    }
  }

  private Result drill(String... more) {
    return new Program(temporary).run(Map.of(), all(more));
  }

  private static String[] all(String... more) {
    return Stream.of(DRILL, SHORT, more).flatMap(Stream::of).toArray(String[]::new);
  }

  private void verify(Path dir, int code) {
    Result result =
        new Program(temporary).run(Map.of(), "drill", "report", dir.toString(), "--verify");
    assertEquals(code, result.exitCode(), result::all);
  }

  private boolean hasJournal() throws IOException {
    try (Stream<Path> files = Files.list(temporary.resolve(".local/state/replinode/drills"))) {
      return files.findAny().isPresent();
    }
  }

  private static JsonObject objective(JsonObject report, String name) {
    for (JsonElement objective : report.getAsJsonArray("objectives")) {
      if (objective.getAsJsonObject().get("name").getAsString().equals(name)) {
        return objective.getAsJsonObject();
      }
    }
    throw new AssertionError("no objective " + name);
  }
}
