package dev.replinode.domain.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Applications and the replication go on writing while a drill is played. */
class DrillChangesTest {
  private final SmallWorld world = new SmallWorld();

  @Test
  void what_the_replication_still_has_time_to_copy_is_no_fault_of_b() {
    Instant minuteAgo = world.time.instant().minusSeconds(60);
    world.run = Optional.of(SmallWorld.run("finished", OptionalInt.of(0), minuteAgo));
    world.rpo = Optional.of(Duration.ofHours(1));
    world.writtenToA("late", Duration.ofMinutes(-10));
    world.openInA.add("late");

    Report report = world.play().report();

    assertEquals(Verdict.PASS, report.verdict(), report.findings()::toString);
    assertTrue(Told.finding(report, "DATA-PENDING").names("late"));
    assertEquals(Optional.of("1"), Told.objective(report, "integrity").measured());
    assertEquals(Optional.of("600"), Told.objective(report, "rpo").measured());
    assertEquals(1, report.integrity().pending());
  }

  @Test
  void what_is_older_than_was_promised_is_missing() {
    Instant minuteAgo = world.time.instant().minusSeconds(60);
    world.run = Optional.of(SmallWorld.run("finished", OptionalInt.of(0), minuteAgo));
    world.every = Optional.of(Duration.ofMinutes(4));
    world.writtenToA("late", Duration.ofMinutes(-10));

    assertTrue(Told.finding(world.play().report(), "DATA-MISSING").names("late"));
  }

  @Test
  void a_replication_that_failed_has_no_time_left() {
    Instant minuteAgo = world.time.instant().minusSeconds(60);
    world.run = Optional.of(SmallWorld.run("finished", OptionalInt.of(41), minuteAgo));
    world.rpo = Optional.of(Duration.ofHours(1));
    world.writtenToA("late", Duration.ofMinutes(-10));

    assertTrue(Told.finding(world.play().report(), "DATA-MISSING").names("late"));
  }

  @Test
  void a_run_that_died_in_its_midst_has_stopped_whatever_is_said_of_its_passes() {
    Instant then = world.time.instant().minusSeconds(360);
    world.run = Optional.of(SmallWorld.run("copying", OptionalInt.empty(), then));

    Report report = world.play().report();

    assertEquals(List.of("REPL-STOPPED"), Told.notable(report));
    assertEquals(
        "it was heard of 6 minutes ago, in the midst of copying",
        Told.finding(report, "REPL-STOPPED").actual());
  }

  @Test
  void copies_that_are_older_are_a_warning_unless_one_side_has_the_replications_status() {
    for (int i = 0; i < 10; i++) {
      world.writtenToA("k" + i, Duration.ofDays(-1));
      world.b.put(SmallWorld.BUCKET, "k" + i, "new text");
    }

    assertEquals(List.of("COPIES-OLDER"), Told.notable(world.play().report()));

    world.a.put(SmallWorld.BUCKET, ".replinode/runs/r1/status.json", "{}");
    assertEquals(List.of("SIDES-SWAPPED"), Told.notable(world.play().report()));

    Instant minuteAgo = world.time.instant().minusSeconds(60);
    world.run = Optional.of(SmallWorld.run("finished", OptionalInt.of(0), minuteAgo));
    assertEquals(Verdict.PASS, world.play().report().verdict());
  }

  @Test
  void an_object_that_is_being_written_leaves_a_doubt() {
    world.writtenToA("late", Duration.ofSeconds(1));

    Report report = world.play().report();

    assertEquals(Verdict.INCONCLUSIVE, report.verdict(), report.findings()::toString);
    assertEquals(Objective.Result.NOT_MEASURED, Told.objective(report, "integrity").result());
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
    assertTrue(Told.finding(result.report(), "DATA-CHANGED").names("k3"));
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

    assertTrue(Told.finding(report, "DATA-CHANGED").names("k3"));
    assertTrue(report.findings().stream().noneMatch(f -> f.id().equals("A-UNHEALTHY")));
    assertEquals(Verdict.PASS_WITH_FINDINGS, report.verdict(), report.findings()::toString);
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
  void without_a_status_of_a_run_the_age_of_the_replica_is_not_measured() {
    Objective rpo = Told.objective(world.play().report(), "rpo");

    assertEquals(Optional.empty(), rpo.measured());
  }
}
