package dev.replinode.domain.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.storage.BucketSetting;
import dev.replinode.domain.storage.StorageException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a drill finds in the copies and in the settings of their bucket. */
class DrillCopiesTest {
  private final SmallWorld world = new SmallWorld();

  @Test
  void an_object_that_is_not_in_b_fails_the_drill_and_is_named() {
    world.b.delete(SmallWorld.BUCKET, "k3");

    Report report = world.play().report();

    assertEquals(Verdict.FAIL, report.verdict());
    assertEquals(1, report.exitCode());
    assertTrue(
        report.findings().stream().anyMatch(f -> f.id().equals("DATA-MISSING") && f.names("k3")));
    assertEquals(Optional.of("0.9"), report.integrity().fraction());
  }

  @Test
  void a_leak_is_found_wherever_in_the_sample_it_is() {
    for (int i = 0; i < 60; i++) {
      String key = "all/" + i;
      world.a.put(SmallWorld.BUCKET, key, "text");
      world.b.put(SmallWorld.BUCKET, key, "text");
      if (i >= 45) {
        world.openInB.add(key);
      }
    }

    Report report = world.play().report();

    assertEquals(15, Told.finding(report, "ACCESS-OPEN").count());
    Objective access = Told.objective(report, "accessParity");
    assertEquals(Objective.Result.BREACHED, access.result());
    assertEquals(
        Optional.of("70 objects were asked for without a key on both sides"), access.reason());
  }

  @Test
  void equal_lengths_are_proven_by_the_bytes() {
    world.inParts("clip", 8, "the text");

    Report report = world.play().report();

    assertEquals(Verdict.PASS, report.verdict(), report.findings()::toString);
    assertEquals(Objective.Result.MET, Told.objective(report, "integrity").result());
    assertEquals(0, report.integrity().unproven());
  }

  @Test
  void equal_lengths_with_other_bytes_are_a_difference() {
    world.sample = 1;
    world.inParts("clip", 8, "the TEXT");

    Report report = world.play().report();

    assertTrue(Told.finding(report, "DATA-DIFF").names("clip"));
    assertEquals(Objective.Result.BREACHED, Told.objective(report, "integrity").result());
  }

  @Test
  void what_nobody_compared_is_not_proven_equal() {
    world.sample = 5;
    world.inParts("large", 2 * Budget.UNASKED, "the text");

    Report report = world.play().report();

    Objective integrity = Told.objective(report, "integrity");
    assertEquals(Objective.Result.NOT_MEASURED, integrity.result());
    assertTrue(
        integrity.reason().orElseThrow().startsWith("from 0.90909 to 1: "), integrity::toString);
    assertTrue(Told.finding(report, "DATA-UNVERIFIABLE").names("large"));
    assertEquals(Verdict.INCONCLUSIVE, report.verdict());
    assertEquals(1, report.integrity().unproven());
  }

  @Test
  void keys_that_no_url_holds_are_told_and_not_read() {
    List<String> odd = List.of("a/../b", "./c", "/d", "e/.");
    Set<String> read = new HashSet<>();
    for (String key : odd) {
      world.a.put(SmallWorld.BUCKET, key, "text");
      world.b.put(SmallWorld.BUCKET, key, "text");
    }
    world.a.onRequest(request -> read.add(request.replace("get media/", "")));

    Report report = world.play().report();

    assertEquals(Verdict.PASS, report.verdict());
    assertEquals(4, Told.finding(report, "KEY-UNASKABLE").count());
    assertTrue(Collections.disjoint(read, odd), read::toString);
    assertTrue(read.contains("k1"));
  }

  @Test
  void settings_are_held_against_each_other_and_what_is_not_told_is_unknown() {
    world.a.set(SmallWorld.BUCKET, BucketSetting.CORS, "one");
    world.b.set(SmallWorld.BUCKET, BucketSetting.CORS, "one");
    world.a.set(SmallWorld.BUCKET, BucketSetting.WEBSITE, "index.html");
    world.b.set(SmallWorld.BUCKET, BucketSetting.WEBSITE, BucketSetting.NONE);
    world.a.set(SmallWorld.BUCKET, BucketSetting.POLICY, "closed");

    Report report = world.play().report();

    assertEquals(
        "CORS same, lifecycle unknown, website differs, versioning unknown, lock unknown,"
            + " policy unknown",
        report.parity().settings());
    assertEquals(Verdict.PASS_WITH_FINDINGS, report.verdict());
    assertTrue(
        report.findings().stream()
            .anyMatch(
                f ->
                    f.id().equals("CONFIG-WEBSITE")
                        && f.actual().equals("index.html in A, none in B")));
    assertTrue(
        report.findings().stream()
            .anyMatch(f -> f.id().equals("CONFIG-UNKNOWN") && f.names("policy")));
  }

  @Test
  void rules_that_remove_copies_are_worse_than_rules_that_b_lacks() {
    world.a.set(SmallWorld.BUCKET, BucketSetting.LIFECYCLE, "30 days");
    world.b.set(SmallWorld.BUCKET, BucketSetting.LIFECYCLE, BucketSetting.NONE);
    assertEquals(Verdict.PASS_WITH_FINDINGS, world.play().report().verdict());

    world.b.set(SmallWorld.BUCKET, BucketSetting.LIFECYCLE, "3 days");
    assertEquals(Verdict.FAIL, world.play().report().verdict());
  }

  @Test
  void differences_beyond_the_tenth_are_counted_once_and_under_one_cause() {
    for (int i = 10; i < 40; i++) {
      world.b.put(SmallWorld.BUCKET, "k" + i, "old " + i, Map.of());
      world.a.put(SmallWorld.BUCKET, "k" + i, "newer text " + i, Map.of());
    }

    Report report = world.play().report();

    assertEquals(30, Told.finding(report, "DATA-DIFF").count());
    assertEquals(Optional.of("0.25"), report.integrity().fraction());
  }

  @Test
  void settings_that_could_not_be_asked_for_leave_a_doubt() {
    world.b.onSetting(
        () -> {
          throw new StorageException(StorageException.Kind.BUSY, "it is busy");
        });

    Report report = world.play().report();

    assertEquals(Verdict.INCONCLUSIVE, report.verdict());
    assertTrue(report.inconclusive().stream().anyMatch(why -> why.contains("it is busy")));
  }
}
