package dev.replinode.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.replinode.e2e.Program.Result;
import dev.replinode.e2e.StagingEdge.Seen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole drill at level 3: a header on the drill's own reads breaks A for them, at the edge. */
class StagingIT {
  private static final String HEADER = "X-Break-Origin";
  private static final String SECRET = "value-of-the-breaking-header";
  private static final String SITE = "www.example.com";

  @TempDir Path temporary;

  private RunningSandbox sandbox;
  private PairClient a;
  private PairClient b;

  @BeforeEach
  void start() {
    sandbox =
        RunningSandbox.start(
            new Program(temporary), "--bucket", "media@jp-osa-1", "--bucket", "media-dr@us-iad-1");
    a = new PairClient(sandbox, "jp-osa-1", "media");
    b = new PairClient(sandbox, "us-iad-1", "media-dr");
    for (int i = 0; i < 6; i++) {
      a.put("page-" + i + ".html", "page " + i);
    }
  }

  @AfterEach
  void stop() {
    a.close();
    b.close();
    sandbox.close();
  }

  /** A copy is told from its original by the second it was written in. */
  private void replicate() {
    Instant written = a.get("page-5.html").orElseThrow().response().lastModified();
    while (Instant.now().getEpochSecond() <= written.getEpochSecond()) {
      Thread.onSpinWait();
    }
    for (int i = 0; i < 6; i++) {
      b.put("page-" + i + ".html", "page " + i);
    }
  }

  @Test
  void an_edge_that_fails_over_passes_and_only_the_drills_own_reads_are_touched()
      throws IOException {
    replicate();
    try (StagingEdge edge = new StagingEdge(HEADER, SECRET, a, b)) {
      Path reports = temporary.resolve("reports");

      Result result = drill(edge, reports);

      assertEquals(0, result.exitCode(), result::all);
      JsonObject report = JsonParser.parseString(result.out()).getAsJsonObject();
      assertEquals("PASS", report.get("verdict").getAsString(), result::all);
      assertEquals(3, report.getAsJsonObject("drill").get("level").getAsInt());
      assertFalse(report.getAsJsonObject("drill").get("emulated").getAsBoolean());
      assertEquals("MET", result(report, "rto"), result::all);
      assertEquals(List.of(), edge.seen().stream().filter(s -> !isSite(s)).toList());
      assertTrue(edge.seen().stream().anyMatch(Seen::isBroken));
      assertFalse(edge.seen().get(edge.seen().size() - 1).isBroken(), "taken back at the end");
      try (Stream<Path> files = Files.list(reports)) {
        for (Path file : files.toList()) {
          assertFalse(Files.readString(file).contains(SECRET), file::toString);
        }
      }
    }
  }

  @Test
  void an_edge_whose_replica_is_empty_fails() throws IOException {
    try (StagingEdge edge = new StagingEdge(HEADER, SECRET, a, b)) {

      Result result = drill(edge, temporary.resolve("reports"));

      assertEquals(1, result.exitCode(), result::all);
      JsonObject report = JsonParser.parseString(result.out()).getAsJsonObject();
      assertEquals("FAIL", report.get("verdict").getAsString(), result::all);
      assertTrue(result.out().contains("FAILOVER-NEVER"), result::all);
    }
  }

  private static boolean isSite(Seen seen) {
    return seen.host().startsWith(SITE + ":");
  }

  private Result drill(StagingEdge edge, Path reports) {
    Map<String, String> environment = new HashMap<>(sandbox.environment());
    environment.put("DRILL_EDGE_VALUE", SECRET);
    return new Program(temporary)
        .run(
            environment,
            "drill",
            "run",
            "--source=media@jp-osa-1",
            "--dest=media-dr@us-iad-1",
            "--level=3",
            "--allow-edge",
            "--edge=" + edge.address(),
            "--edge-host=" + SITE,
            "--edge-header=" + HEADER,
            "--rto=5s",
            "--rate=10",
            "--before=1s",
            "--during=2s",
            "--after=1s",
            "--report-dir=" + reports,
            "--output=json");
  }

  private static String result(JsonObject report, String name) {
    for (JsonElement objective : report.getAsJsonArray("objectives")) {
      if (objective.getAsJsonObject().get("name").getAsString().equals(name)) {
        return objective.getAsJsonObject().get("result").getAsString();
      }
    }
    return "no objective " + name;
  }
}
