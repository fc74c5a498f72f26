package dev.replinode.replicate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a run does when all is well. */
@ExtendWith(Regions.class)
class ReplicateBucketTest {
  @Test
  void copies_nested_and_odd_keys(Bench bench) throws Exception {
    bench.fill(
        "a.txt",
        "dir/b.txt",
        "dir/deeper/c.txt",
        "a",
        "a/beside a",
        "space in name.txt",
        "odd/+%41 \"quoted\" 'single' \\ back $HOME `id` [x] {y} *?#&<>;|~.txt",
        "odd/\u00e4\u6f22\ud83d\ude00",
        "odd/new\nline",
        "odd/tab\there",
        "odd/\u2028\"<b>",
        "odd/\\u003c",
        "-dash",
        "trailing space ");
    bench.source.put(bench.from, "empty", "");

    bench.script().run().endedWith(0);

    assertEquals(bench.source.texts(bench.from), bench.dest.texts(bench.to));
  }

  @Test
  void counts_objects_that_anyone_may_read_and_makes_their_copies_private(Bench bench)
      throws Exception {
    bench.fill("open/a.html", "open/b.html", "closed");
    bench.source.publish(bench.from, "open/a.html");
    bench.source.publish(bench.from, "open/b.html");

    bench.script().run().endedWith(0);

    assertEquals(
        "3 objects, 28 bytes in sync; 0 deleted;"
            + " at least 2 objects that anyone may read at the source are private",
        bench.status("run-1").get("message").asText());
    assertEquals("PRIVATE", bench.dest.access(bench.to, "open/a.html"));
    Path log = bench.root().resolve("var/log/replinode/replicate-bucket.log");
    assertTrue(Files.readString(log).contains("/open/b.html"));
  }

  @Test
  void tells_its_phases_in_order_and_a_complete_result(Bench bench) throws Exception {
    bench.fill("one", "two", "three");
    CountDownLatch copying = new CountDownLatch(1);
    List<String> phases = bench.phases(copying);
    bench.dest.beforeWrite(
        bench.to,
        key -> {
          if (key.equals("two")) {
            awaitQuietly(copying);
          }
        });

    bench.script().with("REPLICATOR", "assets").run().endedWith(0);

    List<String> told = phases.stream().distinct().toList();
    assertTrue(told.containsAll(List.of("checking", "copying", "finished")), told::toString);
    List<String> inOrder =
        Stream.of("checking", "copying", "verifying", "finished").filter(told::contains).toList();
    assertEquals(inOrder, told);
    JsonNode status = bench.status("run-1");
    assertEquals(1, status.get("schema").asInt());
    assertEquals("run-1", status.get("runId").asText());
    assertEquals("assets", status.get("name").asText());
    assertEquals(0, status.get("exitCode").asInt());
    assertEquals("{\"done\":3,\"total\":3}", status.get("objects").toString());
    assertEquals("{\"done\":11,\"total\":11}", status.get("bytes").toString());
    assertEquals(0, status.get("errors").asInt());
    assertEquals(0, status.get("deleted").asInt());
    assertTrue(status.get("rcloneVersion").asText().matches("1\\.\\d+(\\.\\d+)?"));
    assertEquals("3 objects, 11 bytes in sync; 0 deleted", status.get("message").asText());
    assertEquals("[]", status.get("logTail").toString());
    assertFalse(status.has("etaSeconds"));
    for (String time : List.of("startedAt", "updatedAt")) {
      assertTrue(
          status.get(time).asText().matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"), time);
    }
  }

  @Test
  void stores_the_status_as_private_json(Bench bench) throws Exception {
    bench.fill("one");

    bench.script().run().endedWith(0);

    String key = ".replinode/runs/run-1/status.json";
    assertEquals(
        "application/json",
        bench.dest.metadata(bench.to, key).getContentMetadata().getContentType());
    assertEquals("PRIVATE", bench.dest.access(bench.to, key));
    assertEquals("PRIVATE", bench.dest.access(bench.to, "one"));
  }

  @Test
  void changes_nothing_the_second_time(Bench bench) throws Exception {
    bench.fill("one", "dir/two");
    bench.source.put(bench.from, "large", new byte[9 << 20], content -> {}, Map.of());
    bench.script().run().endedWith(0);
    String day = "\\d{4}-\\d\\d-\\d\\d"; // It may have ended meanwhile.
    assertEquals(
        bench.record(3, 0).replaceFirst(day, "day"),
        bench.dest.text(bench.to, Bench.RECORD).replaceFirst(day, "day"));
    List<String> written = new CopyOnWriteArrayList<>();
    bench.dest.beforeWrite(
        bench.to,
        key -> {
          if (!key.startsWith(".replinode/")) {
            written.add(key);
          }
        });

    bench.script().with("RUN_ID", "run-2").run().endedWith(0);

    assertEquals(List.of(), written);
    assertEquals("0 of 3 objects to copy, 0 to delete", bench.copyingLine());
  }

  @Test
  void copies_what_changed_even_if_the_size_did_not(Bench bench) throws Exception {
    bench.replicated("page");
    bench.source.put(bench.from, "page", "edit");

    bench.script().with("RUN_ID", "run-2").run().endedWith(0);

    assertEquals("edit", bench.dest.text(bench.to, "page"));
  }

  @Test
  void copies_between_prefixes_and_leaves_the_rest_alone(Bench bench) throws Exception {
    bench.fill("in/a", "in/deep/b", "inside", "out/c");
    bench.dest.put(bench.to, "own", "own");
    bench.dest.put(bench.to, "copy2/own", "own");

    bench.script().with("SRC_PREFIX", "in/").with("DEST_PREFIX", "copy").run().endedWith(0);

    assertEquals(
        Map.of("copy/a", "in/a", "copy/deep/b", "in/deep/b", "own", "own", "copy2/own", "own"),
        bench.dest.texts(bench.to));
  }

  @Test
  void never_copies_nor_removes_what_is_under_replinode(Bench bench) throws Exception {
    bench.fill("one", ".replinode/runs/theirs/status.json", ".replinode/state.json");
    bench.dest.put(bench.to, ".replinode/notes", "mine");

    bench.script().run().endedWith(0);
    bench.script().with("RUN_ID", "run-2").with("ALLOW_DELETE", "yes").run().endedWith(0);

    Set<String> keys = bench.dest.allKeys(bench.to);
    assertTrue(keys.contains(".replinode/notes"));
    assertFalse(keys.contains(".replinode/runs/theirs/status.json"));
    assertEquals("run-2", bench.status("run-2").get("runId").asText());
  }

  @Test
  void keeps_the_status_objects_of_the_last_20_runs(Bench bench) throws Exception {
    bench.fill("one");
    for (int i = 10; i < 35; i++) {
      bench.dest.put(bench.to, ".replinode/runs/old-" + i + "/status.json", "{}");
    }

    bench.script().run().endedWith(0);

    Set<String> keys = bench.dest.allKeys(bench.to);
    assertEquals(20, keys.stream().filter(key -> key.endsWith("/status.json")).count());
    assertTrue(keys.contains(".replinode/runs/run-1/status.json"));
  }

  @Test
  void makes_up_a_run_id_and_works_when_read_from_standard_input(Bench bench) throws Exception {
    bench.fill("one");
    Path script = ScriptRun.file();

    bench.script().without("RUN_ID").run("bash", "-c", "bash -s <'" + script + "'").endedWith(0);

    assertEquals(Set.of("one"), bench.dest.keys(bench.to));
    assertTrue(
        bench.dest.allKeys(bench.to).stream()
            .anyMatch(
                key -> key.matches("\\.replinode/runs/\\d{8}T\\d{6}Z-[0-9a-f]{6}/status\\.json")));
  }

  @Test
  void leaves_no_temporary_files_and_a_log_for_root_only(Bench bench) throws Exception {
    bench.fill("one");

    bench.script().run().endedWith(0);

    assertEquals(List.of(), bench.machine.leftovers());
    Path log = bench.root().resolve("var/log/replinode/replicate-bucket.log");
    assertTrue(Files.readString(log).contains("finished: 1 objects, 3 bytes in sync"));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(log)));
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
