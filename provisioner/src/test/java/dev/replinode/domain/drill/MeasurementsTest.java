package dev.replinode.domain.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Numbers from rows alone. */
class MeasurementsTest {
  private static final String SCENE = "region outage";
  private static final SceneMark MARK =
      new SceneMark(SCENE, Family.REGION_OUTAGE, "gone", 1_000_000, 3_000_000);

  @Test
  void recovery_ends_with_the_first_of_enough_good_reads_in_a_row() {
    SceneResult result =
        result(
            during(1, 1_000, Outcome.UNREACHABLE, "none"),
            during(2, 1_200, Outcome.OK, "B"),
            during(3, 1_400, Outcome.TIMED_OUT, "none"),
            during(4, 1_600, Outcome.OK, "B"),
            during(5, 1_800, Outcome.OK, "B"),
            during(6, 2_000, Outcome.OK, "B"));

    assertEquals(Optional.of(610L), result.totalMillis());
    assertEquals(Optional.of(210L), result.detectMillis());
    assertEquals(Optional.of(610L), result.switchMillis());
    assertEquals(Optional.empty(), result.lowerBoundMillis());
  }

  @Test
  void recovery_that_does_not_last_is_none() {
    Probe[] probes = {
      during(1, 1_000, Outcome.OK, "B"),
      during(2, 1_200, Outcome.OK, "B"),
      during(3, 1_400, Outcome.OK, "B"),
      during(4, 1_600, Outcome.SERVER_ERROR, "B"),
      during(5, 1_800, Outcome.OK, "B"),
      during(6, 2_000, Outcome.OK, "B")
    };

    assertEquals(Optional.empty(), result(probes).totalMillis());
    assertEquals(Optional.of(1_010L), result(probes).lowerBoundMillis());
    assertEquals(List.of(probes[3]), new Measurements(List.of(probes), 3).relapses(SCENE));
  }

  @Test
  void reads_that_never_come_right_leave_a_lower_bound_and_no_number() {
    SceneResult result =
        result(
            during(1, 1_000, Outcome.UNREACHABLE, "none"),
            during(2, 2_000, Outcome.TIMED_OUT, "none"),
            during(3, 2_200, Outcome.TIMED_OUT, "none"));

    assertEquals(Optional.empty(), result.totalMillis());
    assertEquals(Optional.of(1_210L), result.lowerBoundMillis());
  }

  @Test
  void too_few_answers_have_neither_a_number_nor_a_bound() {
    SceneResult result =
        result(during(1, 1_000, Outcome.OK, "B"), during(2, 1_200, Outcome.TIMED_OUT, "none"));

    assertEquals(Optional.empty(), result.totalMillis());
    assertEquals(Optional.empty(), result.lowerBoundMillis());
  }

  @Test
  void answers_of_a_cache_prove_nothing_and_are_counted_apart() {
    Probe cached =
        new Probe(
            1, SCENE, Window.DURING, 1_000_000, 10_000, "k", Outcome.OK, 200, "unknown", true, 1);
    Measurements measurements = new Measurements(List.of(cached), 1);

    assertEquals(Optional.empty(), measurements.scene(MARK).totalMillis());
    WindowNumbers window = measurements.windows().get(0);
    assertEquals(1, window.cached());
    assertEquals(0, window.counted());
    assertEquals(Optional.empty(), window.latency());
    assertEquals(Optional.empty(), window.longestGapMillis());
  }

  @Test
  void going_to_and_fro_between_the_buckets_is_counted() {
    SceneResult result =
        result(
            during(1, 1_000, Outcome.OK, "A"),
            during(2, 1_200, Outcome.OK, "B"),
            during(3, 1_400, Outcome.OK, "A"),
            during(4, 1_600, Outcome.OK, "B"));

    assertEquals(2, result.switches());
  }

  @Test
  void fail_back_counts_from_the_end_of_the_fault() {
    SceneResult result =
        result(
            after(1, 3_000, "B"), after(2, 3_200, "A"), after(3, 3_400, "A"), after(4, 3_600, "A"));

    assertEquals(Optional.of(210L), result.failbackMillis());
  }

  @Test
  void percentiles_are_of_good_reads_by_nearest_rank() {
    WindowNumbers.Latency latency =
        Measurements.latency(
                List.of(
                    during(1, 1_000, Outcome.OK, "B"),
                    during(2, 1_000, Outcome.OK, "B"),
                    new Probe(
                        3, SCENE, Window.DURING, 0, 90_000, "k", Outcome.OK, 200, "B", false, 1)))
            .orElseThrow();

    assertEquals(new WindowNumbers.Latency(10_000, 90_000, 90_000, 90_000), latency);
  }

  private static SceneResult result(Probe... probes) {
    return new Measurements(List.of(probes), 3).scene(MARK);
  }

  private static Probe during(int number, long millis, Outcome outcome, String origin) {
    return new Probe(
        number, SCENE, Window.DURING, millis * 1000, 10_000, "k", outcome, 200, origin, false, 1);
  }

  private static Probe after(int number, long millis, String origin) {
    return new Probe(
        number, SCENE, Window.AFTER, millis * 1000, 10_000, "k", Outcome.OK, 200, origin, false, 1);
  }
}
