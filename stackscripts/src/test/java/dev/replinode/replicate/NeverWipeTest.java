package dev.replinode.replicate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An empty, wrong, swapped or draining source cannot empty the destination. */
@ExtendWith(Regions.class)
class NeverWipeTest {

  @Test
  void refuses_an_empty_source(Bench bench) throws Exception {
    bench.dest.put(bench.to, "own", "own");

    bench.script().with("ALLOW_DELETE", "yes").with("MAX_DELETE", "100%").run().endedWith(12);

    assertEquals(Set.of("own"), bench.dest.keys(bench.to));
    assertEquals(12, bench.status("run-1").get("exitCode").asInt());
  }

  @Test
  void refuses_a_source_prefix_without_objects(Bench bench) throws Exception {
    bench.fill("other/one");

    bench.script().with("SRC_PREFIX", "wrong").run().endedWith(12);
  }

  @Test
  void refuses_an_empty_source_even_when_it_only_copies(Bench bench) throws Exception {
    bench.dest.put(bench.to, "own", "own");

    bench.script().with("MODE", "copy").run().endedWith(12);

    assertEquals(Set.of("own"), bench.dest.keys(bench.to));
  }

  @Test
  void refuses_one_bucket_under_two_names_of_its_host(Bench bench) throws Exception {
    bench.fill("one");
    String port = bench.source.url().replaceFirst(".*:", "");

    for (String host : Set.of("127.0.0.1", "localhost", "osa.localhost", "[::1]")) {
      Outcome outcome =
          bench
              .script()
              .with("DEST_ENDPOINT", "http://" + host + ":" + port + "/")
              .with("DEST_BUCKET", bench.from)
              .run();

      outcome.endedWith(11);
    }
    assertEquals(Set.of("one"), bench.source.keys(bench.from));
  }

  @Test
  void refuses_one_bucket_behind_an_address_that_cannot_be_told_apart(Bench bench)
      throws Exception {
    bench.fill("one");
    bench.dest.createBucket(bench.from);
    try (Tunnel tunnel = new Tunnel(bench.source.url())) {

      Outcome outcome =
          bench.script().with("DEST_ENDPOINT", tunnel.url()).with("DEST_BUCKET", bench.from).run();

      outcome.endedWith(11);
    }
    assertEquals(Set.of("one"), bench.source.keys(bench.from));
  }

  @Test
  void refuses_prefixes_that_hold_one_another_in_one_bucket(Bench bench) throws Exception {
    bench.fill("a/one");
    for (Map.Entry<String, String> pair : Map.of("a", "a/b", "a/b", "a", "a/", "a").entrySet()) {

      Outcome outcome =
          bench
              .script()
              .with("DEST_ENDPOINT", bench.source.url())
              .with("DEST_BUCKET", bench.from)
              .with("SRC_PREFIX", pair.getKey())
              .with("DEST_PREFIX", pair.getValue())
              .run();

      outcome.endedWith(11);
    }
    assertEquals(Set.of("a/one"), bench.source.keys(bench.from));
  }

  @Test
  void copies_between_two_prefixes_of_one_bucket(Bench bench) throws Exception {
    bench.fill("a/one");

    bench
        .script()
        .with("DEST_ENDPOINT", bench.source.url())
        .with("DEST_BUCKET", bench.from)
        .with("SRC_PREFIX", "a")
        .with("DEST_PREFIX", "ab")
        .run()
        .endedWith(0);

    assertEquals(Set.of("a/one", "ab/one"), bench.source.keys(bench.from));
  }

  @Test
  void deletes_nothing_on_a_first_run_says_what_it_kept_and_goes_on_keeping_it(Bench bench)
      throws Exception {
    bench.fill("one", "two", "three", "four");
    bench.dest.put(bench.to, "own", "own");

    bench.script().run().endedWith(0);

    assertEquals(Set.of("one", "two", "three", "four", "own"), bench.dest.keys(bench.to));
    assertEquals(
        "4 objects, 15 bytes in sync; 0 deleted; 1 kept that the source does not have",
        bench.status("run-1").get("message").asText());

    bench.script().with("RUN_ID", "run-2").run().endedWith(0);

    assertTrue(bench.dest.keys(bench.to).contains("own"));
  }

  @Test
  void deletes_it_within_the_bound_when_told_to(Bench bench) throws Exception {
    bench.fill("one", "two", "three");
    bench.dest.put(bench.to, "one", "one");
    bench.dest.put(bench.to, "two", "two");
    bench.dest.put(bench.to, "three", "three");
    bench.dest.put(bench.to, "own", "own");

    bench.script().with("ALLOW_DELETE", "yes").run().endedWith(0);

    assertEquals(Set.of("one", "two", "three"), bench.dest.keys(bench.to));
    assertEquals(1, bench.status("run-1").get("deleted").asInt());
  }

  @Test
  void deletes_later_what_the_source_no_longer_has(Bench bench) throws Exception {
    bench.fill("a", "b", "c", "d", "dir/e");
    bench.script().run().endedWith(0);
    bench.source.remove(bench.from, "dir/e");

    bench.script().with("RUN_ID", "run-2").run().endedWith(0);

    assertEquals(Set.of("a", "b", "c", "d"), bench.dest.keys(bench.to));
    assertEquals(1, bench.status("run-2").get("deleted").asInt());
    assertEquals(
        "4 objects, 4 bytes in sync; 1 deleted", bench.status("run-2").get("message").asText());
  }

  @Test
  void changes_nothing_when_there_are_more_deletions_than_the_bound(Bench bench) throws Exception {
    bench.replicated("a", "b", "c", "d", "e", "f", "g");
    bench.source.remove(bench.from, "a");
    bench.source.remove(bench.from, "b");
    bench.fill("new");

    bench.script().with("RUN_ID", "run-2").run().endedWith(40);

    assertEquals(Set.of("a", "b", "c", "d", "e", "f", "g"), bench.dest.keys(bench.to));
    assertEquals(40, bench.status("run-2").get("exitCode").asInt());
    assertEquals(
        "2 deletions, after 0 in the last seven days, are more than the bound of 1"
            + " (MAX_DELETE 25% of 7): nothing was copied or deleted",
        bench.status("run-2").get("message").asText());
  }

  @Test
  void counts_the_deletions_of_earlier_runs(Bench bench) throws Exception {
    bench.replicated("c", "d", "e", "f", "g", "h");
    bench.dest.put(bench.to, Bench.RECORD, bench.record(8, 2));
    bench.source.remove(bench.from, "c");

    bench.script().with("RUN_ID", "drained").run().endedWith(40);

    assertEquals(Set.of("c", "d", "e", "f", "g", "h"), bench.dest.keys(bench.to));
    assertTrue(
        bench.status("drained").get("message").asText().contains("after 2 in the last seven days"));
  }

  @Test
  void a_source_drained_by_a_tenth_at_every_pass_is_stopped_by_the_bound_and_not_after_it(
      Bench bench) throws Exception {
    bench.replicated(IntStream.range(0, 20).mapToObj(i -> "object-" + i).toArray(String[]::new));

    for (int pass = 0; pass < 3; pass++) {
      bench.source.remove(bench.from, "object-" + 2 * pass);
      bench.source.remove(bench.from, "object-" + (2 * pass + 1));
      bench.script().with("RUN_ID", "pass-" + pass).run().endedWith(pass < 2 ? 0 : 40);
    }

    assertEquals(16, bench.dest.keys(bench.to).size(), "4 of 20 are gone, 5 would be the bound");
  }

  @Test
  void forgets_the_deletions_of_more_than_seven_days_ago(Bench bench) throws Exception {
    bench.replicated("a", "b", "c", "d", "e");
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    String record = bench.record(5, 5).replace(today.toString(), today.minusDays(8).toString());
    bench.dest.put(bench.to, Bench.RECORD, record);
    bench.source.remove(bench.from, "a");

    bench.script().with("RUN_ID", "run-2").run().endedWith(0);

    assertFalse(bench.dest.keys(bench.to).contains("a"));
  }

  @Test
  void takes_the_record_of_another_source_for_none(Bench bench) throws Exception {
    bench.replicated("a", "b", "c", "d");
    bench.source.createBucket(bench.from + "-wrong");
    bench.source.put(bench.from + "-wrong", "x", "x");

    bench
        .script()
        .with("SRC_BUCKET", bench.from + "-wrong")
        .with("RUN_ID", "run-2")
        .run()
        .endedWith(0);

    assertEquals(Set.of("a", "b", "c", "d", "x"), bench.dest.keys(bench.to));
  }

  @Test
  void takes_a_damaged_record_for_none(Bench bench) throws Exception {
    bench.replicated("a", "b", "c", "d");
    bench.dest.put(bench.to, Bench.RECORD, "{\"pair\":\"$(id)\"}{");
    bench.source.remove(bench.from, "a");

    bench.script().with("RUN_ID", "run-2").run().endedWith(0);

    assertTrue(bench.dest.keys(bench.to).contains("a"));
  }

  @Test
  void deletes_any_number_when_the_bound_says_so(Bench bench) throws Exception {
    bench.replicated("a", "b", "c", "d");
    for (String key : Set.of("a", "b", "c")) {
      bench.source.remove(bench.from, key);
    }

    bench.script().with("RUN_ID", "run-2").with("MAX_DELETE", "3").run().endedWith(0);

    assertEquals(Set.of("d"), bench.dest.keys(bench.to));
  }

  @Test
  void never_deletes_when_it_only_copies(Bench bench) throws Exception {
    bench.replicated("a", "b", "c", "d");
    bench.source.remove(bench.from, "a");

    bench.script().with("MODE", "copy").with("RUN_ID", "run-2").run().endedWith(0);

    assertEquals(Set.of("a", "b", "c", "d"), bench.dest.keys(bench.to));
  }
}
