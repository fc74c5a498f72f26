package dev.replinode.domain.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a drill measures of the recovery, in memory and in no time. */
class DrillRecoveryTest {
  private final SmallWorld world = new SmallWorld();

  @Test
  void a_replica_that_dies_after_three_good_reads_has_not_recovered() {
    world.failsInB = number -> number > 3;

    Report report = world.play().report();

    assertEquals(Verdict.FAIL, report.verdict());
    assertTrue(Told.finding(report, "FAILOVER-NEVER").actual().endsWith("and failed again"));
    assertEquals(Objective.Result.NOT_MEASURED, Told.objective(report, "rto").result());
  }

  @Test
  void reads_that_are_lost_later_are_told_and_move_the_recovery_time() {
    world.failsInB = number -> number == 48 || number == 51 || number == 54;

    Report report = world.play().report();

    assertEquals(Verdict.FAIL, report.verdict());
    assertEquals(List.of("PROBE-UNSTABLE"), Told.notable(report));
    assertEquals(Optional.of("10.8"), Told.objective(report, "rto").measured());
  }

  @Test
  void a_single_read_that_chance_has_lost_among_many_is_in_the_error_rate_alone() {
    world.failsInB = number -> number == 51;

    Report report = world.play().report();

    assertEquals(Verdict.PASS, report.verdict());
    assertEquals(List.of(), Told.notable(report));
  }

  @Test
  void a_window_of_one_read_is_too_short_to_tell() {
    Duration second = Duration.ofSeconds(1);
    world.pace = new Pace(second, Duration.ofSeconds(10), second, Duration.ofSeconds(10), 3);
    world.failsInB = number -> number == 1;

    Report report = world.play().report();

    assertEquals(Verdict.INCONCLUSIVE, report.verdict(), report.findings()::toString);
    assertEquals(Objective.Result.NOT_MEASURED, Told.objective(report, "rto").result());
    assertEquals(
        List.of("too few reads were answered by a bucket during region outage"),
        report.inconclusive());
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
}
