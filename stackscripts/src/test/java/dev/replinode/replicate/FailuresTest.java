package dev.replinode.replicate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each cause of failure has its exit status, and the status object tells it. */
@ExtendWith(Regions.class)
class FailuresTest {

  @Test
  void source_bucket_does_not_exist(Bench bench) throws Exception {
    bench.script().with("SRC_BUCKET", "absent").run().endedWith(30);

    JsonNode status = bench.status("run-1");
    assertEquals("finished", status.get("phase").asText());
    assertEquals(30, status.get("exitCode").asInt());
    assertEquals(
        "the source cannot be used: the bucket does not exist", status.get("message").asText());
    assertEquals("[\"the bucket does not exist\"]", status.get("logTail").toString());
    assertFalse(status.has("objects"));
  }

  @Test
  void destination_bucket_does_not_exist_and_is_not_made(Bench bench) throws Exception {
    bench.fill("one");

    bench.script().with("DEST_BUCKET", "absent").run().endedWith(31);

    assertFalse(bench.dest.hasBucket("absent"));
  }

  @Test
  void source_prefix_is_the_key_of_an_object(Bench bench) throws Exception {
    bench.fill("assets", "assets/x");

    bench.script().with("SRC_PREFIX", "assets").run().endedWith(10);

    bench.told(10, "the source refused: the prefix is the key of an object");
  }

  @Test
  void source_cannot_be_reached(Bench bench) throws Exception {
    bench.script().with("SRC_ENDPOINT", "http://127.0.0.1:1").run().endedWith(30);

    assertEquals(
        "the source could not be reached: no connection",
        bench.status("run-1").get("message").asText());
  }

  @Test
  void source_key_is_not_known(Bench bench) throws Exception {
    bench.fill("one");

    bench.script().with("SRC_ACCESSKEY", "UNKNOWN").run().endedWith(32);

    assertEquals(
        "the source refused: the access key is not known",
        bench.status("run-1").get("message").asText());
  }

  @Test
  void source_secret_is_wrong(Bench bench) throws Exception {
    bench.fill("one");

    bench.script().with("SRC_SECRETKEY_PASSWORD", "wrong").run().endedWith(32);

    assertEquals(
        "the source refused: the secret key is wrong",
        bench.status("run-1").get("message").asText());
  }

  @Test
  void destination_secret_is_wrong(Bench bench) throws Exception {
    bench.fill("one");

    bench.script().with("DEST_SECRETKEY_PASSWORD", "wrong").run().endedWith(32);

    assertEquals(Set.of(), bench.dest.allKeys(bench.to));
  }

  @Test
  void destination_key_may_only_read(Bench bench) throws Exception {
    bench.fill("one");
    S3Key key = bench.limitedKey(Map.of(bench.to, S3Key.Access.READ_ONLY));

    Outcome outcome =
        bench
            .script()
            .with("DEST_ACCESSKEY", key.id())
            .with("DEST_SECRETKEY_PASSWORD", key.secret())
            .run()
            .endedWith(32);

    assertTrue(outcome.console().contains("the destination refused: access denied (403)"));
    assertEquals(Set.of(), bench.dest.allKeys(bench.to));
  }

  @Test
  void keys_limited_to_their_buckets_are_enough(Bench bench) throws Exception {
    bench.fill("one");
    S3Key key =
        bench.limitedKey(
            Map.of(bench.from, S3Key.Access.READ_ONLY, bench.to, S3Key.Access.READ_WRITE));

    bench
        .script()
        .with("SRC_ACCESSKEY", key.id())
        .with("SRC_SECRETKEY_PASSWORD", key.secret())
        .with("DEST_ACCESSKEY", key.id())
        .with("DEST_SECRETKEY_PASSWORD", key.secret())
        .run()
        .endedWith(0);

    assertEquals(Set.of("one"), bench.dest.keys(bench.to));
  }

  @Test
  void destination_has_no_space_left(Bench bench) throws Exception {
    bench.machine.program(
        "rclone",
        "case $1 in version) echo 'rclone v1.60.1-DEV' ;;"
            + " *) echo 'ERROR : QuotaExceeded: status code: 403' >&2; exit 1 ;; esac");

    Outcome outcome = bench.script().run().endedWith(33);

    assertTrue(outcome.console().contains("the destination refused: the quota is used up"));
  }

  @Test
  void an_object_cannot_be_copied_and_then_nothing_is_deleted(Bench bench) throws Exception {
    bench.replicated("a", "b", "c", "d", "e", "f", "g", "h");
    bench.source.remove(bench.from, "a");
    bench.fill("bad", "good");
    bench.dest.beforeWrite(
        bench.to,
        key -> {
          if (key.equals("bad")) {
            throw new IllegalArgumentException("this object is refused");
          }
        });

    Outcome outcome = bench.script().with("RUN_ID", "run-2").run().endedWith(41);

    assertEquals(
        Set.of("a", "b", "c", "d", "e", "f", "g", "h", "good"),
        bench.dest.keys(bench.to),
        outcome::console);
    JsonNode status = bench.status("run-2");
    assertEquals(41, status.get("exitCode").asInt());
    assertEquals(0, status.get("deleted").asInt());
    assertTrue(status.get("errors").asInt() > 0, status.toString());
    assertFalse(status.toString().contains("bad"), "keys of objects stay out of the status");
  }

  @Test
  void a_key_that_rclone_passes_over_is_found_by_comparing(Bench bench) throws Exception {
    bench.fill("one", "/leading");

    bench.script().run().endedWith(42);

    JsonNode status = bench.status("run-1");
    assertEquals("1 of 2 objects differ after copying", status.get("message").asText());
    assertEquals("{\"done\":1,\"total\":2}", status.get("objects").toString());
  }

  @Test
  void a_key_with_empty_parts_is_named_as_the_cause(Bench bench) throws Exception {
    bench.fill("one", "a//b");

    bench.script().run().endedWith(41);

    assertEquals(
        "objects could not be copied: an object is gone, or rclone cannot name its key",
        bench.status("run-1").get("message").asText());
    assertEquals(Set.of("one"), bench.dest.keys(bench.to));
  }

  @Test
  void a_signal_in_the_middle_ends_in_a_status_that_says_so(Bench bench) throws Exception {
    bench.fill("fast", "slow");
    CountDownLatch reached = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    block(bench, "slow", reached, released);
    try {
      ScriptRun run = bench.script();
      Process process = run.start();
      assertTrue(reached.await(150, TimeUnit.SECONDS));

      process.destroy();

      run.await(process).endedWith(143);
    } finally {
      released.countDown();
    }
    JsonNode status = bench.status("run-1");
    assertEquals("finished", status.get("phase").asText());
    assertEquals(143, status.get("exitCode").asInt());
    assertEquals("interrupted while copying", status.get("message").asText());
    assertEquals(List.of(), bench.machine.leftovers());
  }

  @Test
  void a_second_run_of_the_pair_leaves_the_first_alone(Bench bench) throws Exception {
    bench.fill("slow");
    CountDownLatch reached = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    block(bench, "slow", reached, released);
    CountDownLatch told = bench.copying();
    try {
      ScriptRun run = bench.script();
      Process first = run.start();
      assertTrue(reached.await(150, TimeUnit.SECONDS));
      assertTrue(told.await(60, TimeUnit.SECONDS));

      bench.script().run().endedWith(13);

      assertEquals("copying", bench.status("run-1").get("phase").asText());
      released.countDown();
      run.await(first).endedWith(0);
    } finally {
      released.countDown();
    }
  }

  private static void block(
      Bench bench, String slowKey, CountDownLatch reached, CountDownLatch released) {
    bench.dest.beforeWrite(
        bench.to,
        key -> {
          if (key.equals(slowKey)) {
            reached.countDown();
            try {
              released.await(180, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }
        });
  }
}
