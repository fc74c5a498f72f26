package dev.replinode.domain.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.replinode.domain.drill.Objective.Result;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What follows from numbers and findings. */
class JudgeTest {
  private static final Finding CRITICAL = Check.DATA_MISSING.found("a.txt", "not in B");
  private static final Finding WARNING = Check.DATA_EXTRA.found("b.txt", "in B only");
  private static final Finding INFO = Check.CONFIG_UNKNOWN.found("policy", "not told by B");

  @Test
  void the_verdict_is_the_worst_that_is_proven() {
    assertEquals(Verdict.PASS, verdict(List.of(INFO), List.of()));
    assertEquals(Verdict.PASS_WITH_FINDINGS, verdict(List.of(WARNING), List.of()));
    assertEquals(Verdict.INCONCLUSIVE, verdict(List.of(WARNING), List.of("too few reads")));
    assertEquals(Verdict.FAIL, verdict(List.of(CRITICAL), List.of("too few reads")));
    assertEquals(Verdict.ABORTED, Judge.verdict(true, List.of(), List.of(CRITICAL), List.of()));
  }

  @Test
  void a_number_that_was_asked_for_and_not_measured_is_no_pass() {
    Objective open =
        new Objective(
            "rto",
            Result.NOT_MEASURED,
            Optional.of("10"),
            Optional.empty(),
            "s",
            Optional.of("nothing was made to fail"));

    assertEquals(
        Verdict.INCONCLUSIVE, Judge.verdict(false, List.of(open), List.of(INFO), List.of()));
    assertEquals(Verdict.FAIL, Judge.verdict(false, List.of(open), List.of(CRITICAL), List.of()));
  }

  @Test
  void where_nothing_fails_b_is_held_against_a() {
    List<WindowNumbers> windows = List.of(numbers("A", 10, 1_000), numbers("B", 8, 5_000));

    List<Objective> objectives =
        Judge.objectives(
            goals(Optional.empty()), "none", List.of(), windows, rpo(false), integrity(), parity());

    assertEquals(Optional.of("0.2"), plain(find(objectives, "errorRate")));
    assertEquals(Optional.of("4"), plain(find(objectives, "addedLatency")));
  }

  private static WindowNumbers numbers(String scene, long ok, long p95Micros) {
    return new WindowNumbers(
        scene,
        Window.BEFORE,
        10,
        ok,
        0,
        Map.of(),
        0,
        0,
        Optional.empty(),
        Optional.of(new WindowNumbers.Latency(p95Micros, p95Micros, p95Micros, p95Micros)));
  }

  private static Optional<String> plain(Objective objective) {
    return objective
        .measured()
        .map(text -> new BigDecimal(text).stripTrailingZeros().toPlainString());
  }

  @Test
  void nothing_that_was_not_measured_has_a_number() {
    List<Objective> objectives =
        Judge.objectives(
            goals(Optional.of(BigDecimal.TEN)),
            "none",
            List.of(),
            List.of(),
            rpo(false),
            integrity(),
            parity());

    for (Objective objective : objectives) {
      assertEquals(Optional.empty(), objective.measured(), objective::toString);
      assertEquals(true, objective.reason().isPresent(), objective::toString);
    }
    assertEquals(Result.NOT_MEASURED, find(objectives, "rto").result());
    assertEquals(Result.NOT_MEASURED, find(objectives, "rpo").result());
    assertEquals(Result.NO_TARGET, find(objectives, "errorRate").result());
  }

  @Test
  void without_a_running_replication_the_rpo_is_not_measured_and_spoils_nothing() {
    List<Objective> objectives =
        Judge.objectives(
            goals(Optional.of(BigDecimal.TEN)),
            "none",
            List.of(),
            List.of(),
            rpo(false),
            integrity(),
            parity());

    List<Objective> rpo = List.of(find(objectives, "rpo"));
    assertEquals(Verdict.PASS, Judge.verdict(false, rpo, List.of(), List.of()), rpo::toString);
  }

  @Test
  void exposure_over_the_target_is_a_breach() {
    List<Objective> objectives =
        Judge.objectives(
            goals(Optional.of(BigDecimal.TEN)),
            "none",
            List.of(),
            List.of(),
            rpo(true),
            integrity(),
            parity());

    assertEquals(Result.BREACHED, find(objectives, "rpo").result());
    assertEquals(Verdict.FAIL, Judge.verdict(false, objectives, List.of(), List.of()));
  }

  @Test
  void a_recovery_that_was_not_seen_breaches_only_a_target_that_was_waited_out() {
    SceneResult never = scene(Optional.empty(), Optional.of(20_000L));

    assertEquals(Result.BREACHED, rto(never, "15").result());
    assertEquals(Optional.of("> 20"), rto(never, "15").measured());
    assertEquals(Result.NOT_MEASURED, rto(never, "60").result());
  }

  @Test
  void too_few_answers_breach_nothing_and_a_slower_fault_still_does() {
    SceneResult untold = scene(Optional.empty(), Optional.empty());
    SceneResult slow = scene(Optional.of(30_000L), Optional.empty());

    assertEquals(Result.NOT_MEASURED, rto(untold, "15").result());
    assertEquals(Result.BREACHED, rto(List.of(untold, slow), "15").result());
    assertEquals(Result.NOT_MEASURED, rto(List.of(untold, slow), "60").result());
  }

  private static SceneResult scene(Optional<Long> total, Optional<Long> bound) {
    return new SceneResult(
        new SceneMark("404", Family.NOT_FOUND, "x", 0, 1),
        Optional.empty(),
        Optional.empty(),
        total,
        bound,
        Optional.empty(),
        0);
  }

  @Test
  void a_single_difference_never_reads_as_all() {
    assertEquals("0.999999", Judge.fraction(99_999_999, 100_000_000));
    assertEquals("1", Judge.fraction(3, 3));
    assertEquals("0", Judge.fraction(0, 3));
  }

  private static Objective rto(SceneResult scene, String target) {
    return rto(List.of(scene), target);
  }

  private static Objective rto(List<SceneResult> scenes, String target) {
    return find(
        Judge.objectives(
            goals(Optional.of(new BigDecimal(target))),
            "sandbox",
            scenes,
            List.of(),
            rpo(false),
            integrity(),
            parity()),
        "rto");
  }

  private static Verdict verdict(List<Finding> findings, List<String> doubts) {
    return Judge.verdict(false, List.of(), findings, doubts);
  }

  private static Objective find(List<Objective> all, String name) {
    return all.stream().filter(o -> o.name().equals(name)).findFirst().orElseThrow();
  }

  private static Report.Goals goals(Optional<BigDecimal> seconds) {
    return new Report.Goals(
        seconds,
        seconds,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        200,
        3,
        5);
  }

  private static Exposure rpo(boolean isRunning) {
    return new Exposure(
        isRunning,
        "run r1",
        Optional.empty(),
        Optional.empty(),
        Optional.of(60L),
        1,
        1,
        Optional.of("a.txt"),
        0,
        Optional.empty());
  }

  private static Integrity integrity() {
    return new Integrity(
        0, 0, 0, 0, 0, 1, 0, 0, 0, Optional.empty(), Optional.empty(), "nothing was read");
  }

  private static Parity parity() {
    return Parity.of(Parity.UNKNOWN, Parity.UNKNOWN, 0, Map.of());
  }
}
