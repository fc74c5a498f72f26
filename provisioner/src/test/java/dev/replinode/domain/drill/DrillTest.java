package dev.replinode.domain.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Whole drills on two buckets in memory, in no time: their beginning and their end. */
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
  void in_full_what_would_be_read_is_estimated_first() {
    world.inParts("large", 2_000_000_000, "the text");
    world.limits = Told.limits(OptionalInt.empty(), 1_000_000);

    ReplinodeException refused = assertThrows(ReplinodeException.class, world::play);

    assertTrue(refused.why().contains("bytes, at most 1000000000"), refused::why);
  }

  @Test
  void in_full_a_bucket_over_budget_is_refused_before_it_is_listed_to_its_end() {
    for (int i = 0; i < 1_000; i++) {
      world.a.put(SmallWorld.BUCKET, "many/" + i, "text");
    }
    world.limits = Told.limits(OptionalInt.empty(), 100);

    ReplinodeException refused = assertThrows(ReplinodeException.class, world::play);

    assertTrue(refused.why().endsWith("more than 100 requests, at most 100"), refused::why);
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

  private Report interrupted() {
    Report report = world.play().report();
    assertTrue(Thread.interrupted());
    assertEquals(130, report.exitCode());
    assertEquals(List.of(), world.journal);
    return report;
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
  void the_stop_condition_ends_the_fault_at_once() {
    world.limits = Told.limits(OptionalInt.of(4), 1_000_000);
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
    world.limits = Told.limits(OptionalInt.empty(), 10);

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
}
