package dev.replinode.domain.publish;

import static dev.replinode.fake.ScriptSamples.PLAIN;
import static dev.replinode.fake.ScriptSamples.PRUNE;
import static dev.replinode.fake.ScriptSamples.content;
import static dev.replinode.fake.ScriptSamples.folder;
import static dev.replinode.fake.ScriptSamples.manifest;
import static dev.replinode.fake.ScriptSamples.withDescription;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.publish.PlannedScript.Action;
import dev.replinode.fake.Calls;
import dev.replinode.fake.Failures;
import dev.replinode.fake.FakeCloud;
import dev.replinode.fake.FakeScripts;
import dev.replinode.fake.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Four at a time, two publishers at once, failures and signals on the way. */
@Timeout(60)
class ParallelPublishingTest {
  private final FakeCloud cloud = new FakeCloud();
  private final FakeScripts scripts = cloud.scripts();
  private final Calls calls = cloud.calls();
  private final List<AppliedScript> applied = new ArrayList<>();
  private final CyclicBarrier four = new CyclicBarrier(4);

  @AfterEach
  void the_flag_of_the_thread_is_taken_down() {
    Thread.interrupted();
  }

  @Test
  void four_are_under_way_at_once_and_never_five() {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    for (int i = 0; i < 12; i++) {
      calls.before(
          "scripts.create",
          () -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            meet();
            now.decrementAndGet();
          });
    }

    apply(folder(12));

    assertEquals(4, most.get());
    assertEquals(12, applied.size());
  }

  @Test
  void after_a_failure_those_under_way_end_and_no_more_are_begun() {
    calls.before("scripts.create", this::meet);
    calls.before("scripts.create", this::meet);
    calls.before("scripts.create", this::meet);
    calls.before(
        "scripts.create",
        () -> {
          meet();
          throw Failures.refused();
        });

    ReplinodeException failure = Samples.failure(() -> apply(folder(40)));

    assertEquals(Kind.REFUSED, failure.kind());
    assertTrue(scripts.all().size() >= 3 && scripts.all().size() < 40, scripts.all().toString());
    assertEquals(scripts.all().size(), applied.size());
  }

  @Test
  void several_failures_are_told_in_the_order_of_the_plan() {
    for (int i = 0; i < 4; i++) {
      int number = i;
      scripts.add(i + 1, content(withDescription(manifest("script-0" + i), "Old")));
      calls.before(
          "scripts.update",
          () -> {
            meet();
            throw ReplinodeException.refused("update " + number, "no").reasons(List.of("because"));
          });
    }

    ReplinodeException failure = Samples.failure(() -> apply(folder(4)));

    assertEquals(Kind.REFUSED, failure.kind());
    assertEquals(4, failure.reasons().size(), failure.reasons().toString());
    assertEquals("because", failure.reasons().get(0));
  }

  @RepeatedTest(20)
  void of_two_publishers_at_once_one_script_a_label_remains() throws Exception {
    Plan mine = publisher(cloud).plan(folder(10), PLAIN);
    Plan theirs = publisher(cloud).plan(folder(10), PLAIN);

    CompletableFuture<Void> other =
        CompletableFuture.runAsync(
            () -> publisher(cloud).apply(theirs, Optional.empty(), change -> {}));
    publisher(cloud).apply(mine, Optional.empty(), change -> {});
    other.get(30, TimeUnit.SECONDS);

    assertEquals(
        10, scripts.all().stream().map(script -> script.content().label()).distinct().count());
    assertEquals(10, scripts.all().size());
  }

  @Test
  void of_twins_the_lower_stays_and_is_brought_up_to_date() {
    calls.before(
        "scripts.create",
        () -> scripts.add(7, content(withDescription(manifest("script-00"), "Theirs"))));

    apply(folder(1));

    assertEquals(List.of(7L), scripts.all().stream().map(PublishedScript::id).toList());
    assertEquals("About script-00", scripts.all().get(0).content().description());
    assertEquals(
        List.of(
            new AppliedScript("script-00", 1001, Action.CREATE),
            new AppliedScript("script-00", 1001, Action.DELETE),
            new AppliedScript("script-00", 7, Action.UPDATE)),
        applied);
  }

  @Test
  void a_later_twin_is_left_to_its_own_maker() {
    calls.before("scripts.create", () -> scripts.add(2000, content(manifest("script-00"))));

    apply(folder(1));

    assertEquals(2, scripts.all().size());
    assertEquals(List.of(), calls.made("scripts.delete"));
  }

  @Test
  void twins_are_looked_for_after_a_failure_too() {
    calls.before("scripts.create", () -> scripts.add(7, content(manifest("script-00"))));
    calls.fail("scripts.update", Failures.refused());
    scripts.add(9, content(withDescription(manifest("script-01"), "Old")));

    assertEquals(Kind.REFUSED, Samples.failure(() -> apply(folder(2))).kind());

    assertEquals(List.of(7L, 9L), scripts.all().stream().map(PublishedScript::id).toList());
  }

  @Test
  void a_failed_look_for_twins_is_told() {
    Plan plan = publisher(cloud).plan(folder(1), PLAIN);
    calls.fail("scripts.allOwn", Failures.unreachable());

    assertEquals(Kind.UNREACHABLE, Samples.failure(() -> apply(plan)).kind());
    assertEquals(1, applied.size());
  }

  @Test
  void after_a_signal_nothing_is_sent() {
    Plan plan = publisher(cloud).plan(folder(9), PLAIN);
    cloud.time().interruptAt(1);

    ReplinodeException failure = Samples.failure(() -> apply(plan));

    assertEquals(Kind.INTERRUPTED, failure.kind());
    assertEquals(List.of(), failure.reasons());
    assertEquals(List.of(), calls.changes());
  }

  @Test
  void a_signal_on_the_way_lets_those_under_way_end() {
    calls.before("scripts.create", () -> cloud.time().interruptAt(1));

    ReplinodeException failure = Samples.failure(() -> apply(folder(40)));

    assertEquals(Kind.INTERRUPTED, failure.kind());
    assertTrue(scripts.all().size() < 40);
    assertEquals(scripts.all().size(), applied.size());
  }

  @Test
  void a_signal_between_two_deletions_keeps_the_second_script() {
    scripts.addOurs(7, content(manifest("old")));
    scripts.addOurs(8, content(manifest("older")));
    Plan plan = publisher(cloud).plan(folder(0), PRUNE);
    calls.before("scripts.delete", () -> cloud.time().interruptAt(1));

    ReplinodeException failure = Samples.failure(() -> apply(plan));

    assertEquals(Kind.INTERRUPTED, failure.kind());
    assertEquals(List.of(new AppliedScript("old", 7, Action.DELETE)), applied);
    assertEquals(1, scripts.all().size());
  }

  @Test
  void an_interrupted_thread_ends_in_good_order_and_keeps_its_flag() {
    Thread caller = Thread.currentThread();
    calls.before("scripts.create", caller::interrupt);

    ReplinodeException failure = Samples.failure(() -> apply(folder(400)));

    assertEquals(Kind.INTERRUPTED, failure.kind());
    assertTrue(Thread.interrupted(), "the flag is kept");
    assertEquals(scripts.all().size(), applied.size());
  }

  @Test
  void a_bug_is_not_taken_for_a_failure() {
    AssertionError bug = new AssertionError("a bug");
    calls.before(
        "scripts.create",
        () -> {
          throw bug;
        });

    assertSame(bug, assertThrows(AssertionError.class, () -> apply(folder(2))));
    assertFalse(Thread.currentThread().isInterrupted());
  }

  private void meet() {
    try {
      four.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new AssertionError("four never met", e);
    }
  }

  private void apply(List<FolderScript> folder) {
    apply(publisher(cloud).plan(folder, PLAIN));
  }

  private void apply(Plan plan) {
    publisher(cloud).apply(plan, Optional.empty(), applied::add);
  }

  private static FolderPublisher publisher(FakeCloud cloud) {
    return new FolderPublisher(cloud.scripts(), names -> PlatformLists.NONE, cloud.waiter());
  }
}
