package dev.replinode.domain.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.storage.BucketSetting;
import dev.replinode.domain.storage.StorageException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Whole drills on two buckets in memory, in no time. */
class DrillTest {
  private final SmallWorld world = new SmallWorld();

  @Test
  void a_healthy_pair_passes_and_everything_is_put_back() {
    Drill.Result result = world.play();

    assertEquals(Verdict.PASS, result.report().verdict(), result.report()::toString);
    assertEquals(0, result.report().exitCode());
    assertEquals(50 + 100 + 50, result.probes().size());
    assertEquals(List.of("intend outage a flag", "done outage a flag"), world.journal);
    assertFalse(world.isOut.get());
    assertEquals(result.report().restore().digestBefore(), result.report().restore().digestAfter());
  }

  @Test
  void reads_are_made_at_a_fixed_rate_in_three_windows() {
    List<Probe> probes = world.play().probes();

    for (int i = 1; i < 50; i++) {
      assertEquals(200_000, probes.get(i).startMicros() - probes.get(i - 1).startMicros());
    }
    assertTrue(
        probes.stream().allMatch(p -> p.isFrom(p.window() == Window.DURING ? Side.B : Side.A)));
  }

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

    assertEquals(15, finding(report, "ACCESS-OPEN").count());
    Objective access = objective(report, "accessParity");
    assertEquals(Objective.Result.BREACHED, access.result());
    assertEquals(
        Optional.of("70 objects were asked for without a key on both sides"), access.reason());
  }

  @Test
  void equal_lengths_are_proven_by_the_bytes() {
    world.inParts("clip", 8, "the text");

    Report report = world.play().report();

    assertEquals(Verdict.PASS, report.verdict(), report.findings()::toString);
    assertEquals(Objective.Result.MET, objective(report, "integrity").result());
    assertEquals(0, report.integrity().unproven());
  }

  @Test
  void equal_lengths_with_other_bytes_are_a_difference() {
    world.sample = 1;
    world.inParts("clip", 8, "the TEXT");

    Report report = world.play().report();

    assertTrue(finding(report, "DATA-DIFF").names("clip"));
    assertEquals(Objective.Result.BREACHED, objective(report, "integrity").result());
  }

  @Test
  void what_nobody_compared_is_not_proven_equal() {
    world.sample = 5;
    world.inParts("large", 2 * Budget.UNASKED, "the text");

    Report report = world.play().report();

    Objective integrity = objective(report, "integrity");
    assertEquals(Objective.Result.NOT_MEASURED, integrity.result());
    assertTrue(
        integrity.reason().orElseThrow().startsWith("from 0.90909 to 1: "), integrity::toString);
    assertTrue(finding(report, "DATA-UNVERIFIABLE").names("large"));
    assertEquals(Verdict.INCONCLUSIVE, report.verdict());
    assertEquals(1, report.integrity().unproven());
  }

  @Test
  void in_full_what_would_be_read_is_estimated_first() {
    world.inParts("large", 2_000_000_000, "the text");
    world.limits = limits(OptionalInt.empty(), 1_000_000);

    ReplinodeException refused = assertThrows(ReplinodeException.class, world::play);

    assertTrue(refused.why().contains("bytes, at most 1000000000"), refused::why);
  }

  @Test
  void a_replica_that_dies_after_three_good_reads_has_not_recovered() {
    world.failsInB = number -> number > 3;

    Report report = world.play().report();

    assertEquals(Verdict.FAIL, report.verdict());
    assertTrue(finding(report, "FAILOVER-NEVER").actual().endsWith("and failed again"));
    assertEquals(Objective.Result.NOT_MEASURED, objective(report, "rto").result());
  }

  @Test
  void reads_that_are_lost_later_are_told_and_move_the_recovery_time() {
    world.failsInB = number -> number == 48 || number == 51 || number == 54;

    Report report = world.play().report();

    assertEquals(Verdict.FAIL, report.verdict());
    assertEquals(List.of("PROBE-UNSTABLE"), notable(report));
    assertEquals(Optional.of("10.8"), objective(report, "rto").measured());
  }

  @Test
  void a_single_read_that_chance_has_lost_among_many_is_in_the_error_rate_alone() {
    world.failsInB = number -> number == 51;

    Report report = world.play().report();

    assertEquals(Verdict.PASS, report.verdict());
    assertEquals(List.of(), notable(report));
  }

  @Test
  void a_window_of_one_read_is_too_short_to_tell() {
    Duration second = Duration.ofSeconds(1);
    world.pace = new Pace(second, Duration.ofSeconds(10), second, Duration.ofSeconds(10), 3);
    world.failsInB = number -> number == 1;

    Report report = world.play().report();

    assertEquals(Verdict.INCONCLUSIVE, report.verdict(), report.findings()::toString);
    assertEquals(Objective.Result.NOT_MEASURED, objective(report, "rto").result());
    assertEquals(
        List.of("too few reads were answered by a bucket during region outage"),
        report.inconclusive());
  }

  @Test
  void what_the_replication_still_has_time_to_copy_is_no_fault_of_b() {
    Instant minuteAgo = world.time.instant().minusSeconds(60);
    world.run = Optional.of(SmallWorld.run("finished", OptionalInt.of(0), minuteAgo));
    world.rpo = Optional.of(Duration.ofHours(1));
    world.writtenToA("late", Duration.ofMinutes(-10));
    world.openInA.add("late");

    Report report = world.play().report();

    assertEquals(Verdict.PASS, report.verdict(), report.findings()::toString);
    assertTrue(finding(report, "DATA-PENDING").names("late"));
    assertEquals(Optional.of("1"), objective(report, "integrity").measured());
    assertEquals(Optional.of("600"), objective(report, "rpo").measured());
    assertEquals(1, report.integrity().pending());
  }

  @Test
  void what_is_older_than_was_promised_is_missing() {
    Instant minuteAgo = world.time.instant().minusSeconds(60);
    world.run = Optional.of(SmallWorld.run("finished", OptionalInt.of(0), minuteAgo));
    world.every = Optional.of(Duration.ofMinutes(4));
    world.writtenToA("late", Duration.ofMinutes(-10));

    assertTrue(finding(world.play().report(), "DATA-MISSING").names("late"));
  }

  @Test
  void a_replication_that_failed_has_no_time_left() {
    Instant minuteAgo = world.time.instant().minusSeconds(60);
    world.run = Optional.of(SmallWorld.run("finished", OptionalInt.of(41), minuteAgo));
    world.rpo = Optional.of(Duration.ofHours(1));
    world.writtenToA("late", Duration.ofMinutes(-10));

    assertTrue(finding(world.play().report(), "DATA-MISSING").names("late"));
  }

  @Test
  void a_run_that_died_in_its_midst_has_stopped_whatever_is_said_of_its_passes() {
    Instant then = world.time.instant().minusSeconds(360);
    world.run = Optional.of(SmallWorld.run("copying", OptionalInt.empty(), then));

    Report report = world.play().report();

    assertEquals(List.of("REPL-STOPPED"), notable(report));
    assertEquals(
        "it was heard of 6 minutes ago, in the midst of copying",
        finding(report, "REPL-STOPPED").actual());
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
    assertEquals(4, finding(report, "KEY-UNASKABLE").count());
    assertTrue(Collections.disjoint(read, odd), read::toString);
    assertTrue(read.contains("k1"));
  }

  @Test
  void copies_that_are_older_are_a_warning_unless_one_side_has_the_replications_status() {
    for (int i = 0; i < 10; i++) {
      world.writtenToA("k" + i, Duration.ofDays(-1));
      world.b.put(SmallWorld.BUCKET, "k" + i, "new text");
    }

    assertEquals(List.of("COPIES-OLDER"), notable(world.play().report()));

    world.a.put(SmallWorld.BUCKET, ".replinode/runs/r1/status.json", "{}");
    assertEquals(List.of("SIDES-SWAPPED"), notable(world.play().report()));

    Instant minuteAgo = world.time.instant().minusSeconds(60);
    world.run = Optional.of(SmallWorld.run("finished", OptionalInt.of(0), minuteAgo));
    assertEquals(Verdict.PASS, world.play().report().verdict());
  }

  @Test
  void in_full_a_bucket_over_budget_is_refused_before_it_is_listed_to_its_end() {
    for (int i = 0; i < 1_000; i++) {
      world.a.put(SmallWorld.BUCKET, "many/" + i, "text");
    }
    world.limits = limits(OptionalInt.empty(), 100);

    ReplinodeException refused = assertThrows(ReplinodeException.class, world::play);

    assertTrue(refused.why().endsWith("more than 100 requests, at most 100"), refused::why);
  }

  /** What is more than good to know. */
  private static List<String> notable(Report report) {
    return report.findings().stream()
        .filter(finding -> finding.severity() != Severity.INFO)
        .map(Finding::id)
        .toList();
  }

  @Test
  void an_object_that_is_being_written_leaves_a_doubt() {
    world.writtenToA("late", Duration.ofSeconds(1));

    Report report = world.play().report();

    assertEquals(Verdict.INCONCLUSIVE, report.verdict(), report.findings()::toString);
    assertEquals(Objective.Result.NOT_MEASURED, objective(report, "integrity").result());
  }

  @Test
  void an_object_that_was_being_written_and_is_copied_in_the_end_is_none() {
    world.writtenToA("late", Duration.ofSeconds(1));
    world.time.beforeSleep(() -> world.b.put(SmallWorld.BUCKET, "late", "new text"));

    Report report = world.play().report();

    assertEquals(Verdict.PASS, report.verdict(), report.findings()::toString);
  }

  @Test
  void what_is_written_to_both_during_the_fault_is_no_fault_of_b() {
    world.failsInB =
        number -> {
          if (number == 10) {
            world.a.put(SmallWorld.BUCKET, "k3", "another text");
            world.b.put(SmallWorld.BUCKET, "k3", "another text");
          }
          return false;
        };

    Drill.Result result = world.play();

    assertEquals(Verdict.PASS, result.report().verdict(), result.report().findings()::toString);
    assertTrue(finding(result.report(), "DATA-CHANGED").names("k3"));
    assertEquals(180, result.probes().size());
    assertTrue(result.probes().stream().noneMatch(probe -> probe.key().equals("k3")));
    assertEquals(9, result.report().integrity().sampled());
  }

  @Test
  void an_object_removed_after_it_was_listed_does_not_make_a_unhealthy() {
    world.a.onRequest(
        request -> {
          if (request.equals("get media/k3")) {
            world.a.delete(SmallWorld.BUCKET, "k3");
          }
        });

    Report report = world.play().report();

    assertTrue(finding(report, "DATA-CHANGED").names("k3"));
    assertTrue(report.findings().stream().noneMatch(f -> f.id().equals("A-UNHEALTHY")));
    assertEquals(Verdict.PASS_WITH_FINDINGS, report.verdict(), report.findings()::toString);
  }

  private static Objective objective(Report report, String name) {
    return report.objectives().stream()
        .filter(o -> o.name().equals(name))
        .findFirst()
        .orElseThrow();
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

    assertEquals(30, finding(report, "DATA-DIFF").count());
    assertEquals(Optional.of("0.25"), report.integrity().fraction());
  }

  private static Finding finding(Report report, String id) {
    return report.findings().stream().filter(f -> f.id().equals(id)).findFirst().orElseThrow();
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

  @Test
  void a_signal_during_the_fault_takes_it_back_before_the_command_ends() {
    world.time.interruptAt(70);

    Report report = world.play().report();

    // The thread stays interrupted for whoever asked for it; the next test must not be.
    assertTrue(Thread.interrupted());
    assertEquals(130, report.exitCode());
    assertEquals(Verdict.ABORTED, report.verdict());
    assertFalse(world.isOut.get());
    assertEquals(List.of("intend outage a flag", "done outage a flag"), world.journal);
  }

  @Test
  void a_fault_that_cannot_be_taken_back_wins_over_everything_else() {
    world.takebackFails = ReplinodeException.of(Kind.UNREACHABLE, "the flag", "it is stuck");

    Report report = world.play().report();

    assertEquals(7, report.exitCode());
    assertEquals(List.of("outage a flag: the flag: it is stuck"), report.restore().left());
    assertEquals(List.of("intend outage a flag"), world.journal);
    assertEquals(Optional.empty(), report.restore().verifiedAt());
  }

  @Test
  void a_signal_ends_the_first_listing_at_the_next_object() {
    world.time.interruptAt(1);

    Report report = interrupted();

    assertEquals(Optional.empty(), report.restore().digestBefore());
  }

  @Test
  void a_signal_ends_the_comparison_of_the_listings_at_the_next_object() {
    world.onRunAsked = () -> world.time.interruptAt(1);

    Report report = interrupted();

    assertTrue(report.restore().digestBefore().isPresent());
    assertTrue(
        report.timeline().stream().noneMatch(moment -> moment.event().equals("baseline")),
        report.timeline()::toString);
  }

  private Report interrupted() {
    Report report = world.play().report();
    assertTrue(Thread.interrupted());
    assertEquals(130, report.exitCode());
    assertEquals(List.of(), world.journal);
    return report;
  }

  @Test
  void a_signal_ends_the_reading_of_an_object_at_its_next_piece() {
    world.inParts("clip", 8, "the text");
    world.a.onRequest(
        request -> {
          if (request.equals("read media/clip")) {
            world.time.interruptAt(1);
          }
        });

    Report report = interrupted();

    assertEquals(1, report.integrity().unproven());
  }

  @Test
  void a_fault_that_cannot_be_put_on_is_a_doubt_and_the_report_is_written() {
    world.faultFails = ReplinodeException.of(Kind.UNREACHABLE, "the flag", "it is stuck");

    Report report = world.play().report();

    assertEquals(Verdict.INCONCLUSIVE, report.verdict(), report.findings()::toString);
    assertEquals(6, report.exitCode());
    assertEquals(List.of("the flag: it is stuck"), report.inconclusive());
    assertEquals(List.of("intend outage a flag", "done outage a flag"), world.journal);
  }

  @Test
  void a_drill_that_fails_and_cannot_put_back_tells_what_may_be_left() {
    world.faultFails = ReplinodeException.refused("the flag", "it must not be moved");
    world.takebackFails = ReplinodeException.of(Kind.UNREACHABLE, "the flag", "it is stuck");

    ReplinodeException failure = assertThrows(ReplinodeException.class, world::play);

    assertEquals(Kind.CLEAN_UP_INCOMPLETE, failure.kind());
    assertEquals(List.of("outage a flag: the flag: it is stuck"), failure.reasons());
    assertEquals("the flag: it must not be moved; something may be left", failure.why());
  }

  @Test
  void the_replication_is_asked_once_whatever_was_written_to_b() {
    AtomicInteger asked = new AtomicInteger();
    world.onRunAsked = asked::incrementAndGet;
    for (int i = 0; i < 3; i++) {
      world.written("late" + i);
    }

    Report report = world.play().report();

    assertEquals(
        List.of(3L),
        report.findings().stream()
            .filter(f -> f.id().equals("DATA-B-WRITTEN"))
            .map(Finding::count)
            .toList());
    assertEquals(4, asked.get(), "for listings, replica, last look and report, once each");
  }

  @Test
  void the_stop_condition_ends_the_fault_at_once() {
    world.limits = limits(OptionalInt.of(4), 1_000_000);
    for (int i = 0; i < 10; i++) {
      world.b.delete(SmallWorld.BUCKET, "k" + i);
    }

    Drill.Result result = world.play();

    assertEquals(Verdict.ABORTED, result.report().verdict());
    assertEquals(6, result.report().exitCode());
    assertEquals(4, result.probes().stream().filter(p -> p.window() == Window.DURING).count());
    assertFalse(world.isOut.get());
  }

  @Test
  void a_drill_over_budget_is_refused_before_anything_is_done() {
    world.limits = limits(OptionalInt.empty(), 10);

    ReplinodeException refused = assertThrows(ReplinodeException.class, world::play);

    assertEquals(Kind.REFUSED, refused.kind());
    assertEquals(List.of(), world.journal);
  }

  @Test
  void an_empty_source_is_refused_and_nothing_is_touched() {
    for (int i = 0; i < 10; i++) {
      world.a.delete(SmallWorld.BUCKET, "k" + i);
    }

    Report report = world.play().report();

    assertEquals(3, report.exitCode());
    assertEquals(List.of("A-EMPTY"), report.findings().stream().map(Finding::id).toList());
    assertEquals(List.of(), world.journal);
  }

  @Test
  void without_a_status_of_a_run_the_age_of_the_replica_is_not_measured() {
    Objective rpo = objective(world.play().report(), "rpo");

    assertEquals(Optional.empty(), rpo.measured());
  }

  private static Limits limits(OptionalInt maxFailures, long maxRequests) {
    return new Limits(
        maxRequests,
        1_000_000_000,
        BigDecimal.TEN,
        new BigDecimal("0.015"),
        Duration.ofMinutes(5),
        maxFailures);
  }
}
