package dev.replinode.domain.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.drill.Report.Provisioned;
import dev.replinode.domain.replicator.NamedPair;
import dev.replinode.domain.storage.BucketRef;
import dev.replinode.domain.wait.Deadline;
import dev.replinode.domain.wait.Waiter;
import dev.replinode.fake.Failures;
import dev.replinode.fake.FakeCloud;
import dev.replinode.fake.FixedRandom;
import dev.replinode.fake.RecordingProgress;
import dev.replinode.fake.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A replicator for one drill: there while it plays, and gone after it whatever became of it. */
class DrillReplicatorTest {
  private static final NamedPair PAIR =
      new NamedPair(
          new BucketRef("media", "jp-osa-1"),
          Optional.empty(),
          new BucketRef("media-dr", "us-iad-1"),
          Optional.empty());

  private final FakeCloud cloud = new FakeCloud();
  private final List<String> journal = new ArrayList<>();
  private final SmallWorld world = new SmallWorld();
  private Waiter waiter = cloud.waiter();

  @Test
  void it_is_there_while_the_drill_plays_and_gone_afterwards() {
    cloud.runs().phase("copying", 1).finished(0, cloud::copy);
    List<Provisioned> seen = new ArrayList<>();
    List<Integer> instances = new ArrayList<>();

    Drill.Result result =
        around(
            true,
            provisioned -> {
              seen.add(provisioned.orElseThrow());
              instances.add(cloud.instances().all().size());
              return world.play();
            });

    assertEquals(List.of(1), instances);
    assertTrue(seen.get(0).name().matches("drill-[0-9a-f]{8}"), seen::toString);
    assertTrue(seen.get(0).firstByteSeconds().isPresent(), seen::toString);
    assertEquals(List.of(), cloud.instances().all());
    assertEquals(List.of(), cloud.keys().all());
    String undo = "replicator " + seen.get(0).name();
    assertEquals(List.of("intend " + undo, "done " + undo), journal);
    assertTrue(result.report().restore().toString().contains(undo), result.report()::toString);
  }

  @Test
  void it_is_removed_when_the_drill_fails_too() {
    cloud.runs().finished(0, cloud::copy);
    ReplinodeException planted = ReplinodeException.refused("drill", "planted");

    ReplinodeException failure =
        Samples.failure(
            () ->
                around(
                    true,
                    provisioned -> {
                      throw planted;
                    }));

    assertEquals(planted, failure);
    assertEquals(List.of(), cloud.instances().all());
  }

  @Test
  void it_is_removed_when_its_own_run_fails() {
    cloud.runs().finished(1, () -> {});

    ReplinodeException failure =
        Samples.failure(
            () ->
                around(
                    true,
                    provisioned -> {
                      throw new AssertionError("the drill begins without a replica");
                    }));

    assertEquals(Kind.ANSWER_IS_NO, failure.kind());
    assertEquals(List.of(), cloud.instances().all());
  }

  @Test
  void one_that_could_get_no_tags_is_removed_by_its_id() {
    cloud.account().restrict();
    cloud.runs().finished(0, cloud::copy);

    Drill.Result result = around(true, provisioned -> world.play());

    assertEquals(List.of(), cloud.instances().requests().get(0).tags());
    assertEquals(List.of(), cloud.instances().all());
    assertEquals(List.of(), cloud.keys().all());
    assertEquals(0, result.report().exitCode());
    assertEquals(2, journal.size(), journal::toString);
  }

  @Test
  void one_that_is_not_removed_is_named_with_its_price_and_stays_in_the_journal() {
    cloud.runs().finished(0, cloud::copy);
    cloud.calls().fail("instances.delete", Failures.refused());

    Drill.Result result = around(true, provisioned -> world.play());

    assertEquals(7, result.report().exitCode());
    String left = String.join("\n", result.report().restore().left());
    assertTrue(left.contains("instance 501 (replinode-drill-"), left);
    assertTrue(left.contains(", $24.0 a month)"), left);
    assertEquals(1, journal.size(), journal::toString);
  }

  @Test
  void what_is_left_of_it_wins_over_the_failure_of_the_drill() {
    cloud.runs().finished(0, cloud::copy);
    cloud.calls().fail("instances.delete", Failures.refused());
    ReplinodeException planted = ReplinodeException.refused("canary", "planted");

    ReplinodeException failure =
        Samples.failure(
            () ->
                around(
                    true,
                    provisioned -> {
                      throw planted;
                    }));

    assertEquals(Kind.CLEAN_UP_INCOMPLETE, failure.kind());
    assertEquals("canary: planted; something may be left", failure.why());
    assertEquals(planted, failure.getCause());
    assertTrue(failure.reasons().get(0).contains("instance 501 ("), failure.reasons()::toString);
    assertEquals(Optional.of("replinode drill restore"), failure.hint());
  }

  @Test
  void it_is_removed_after_the_commands_time_is_over() {
    cloud.runs().phase("copying", 1);
    Deadline deadline = Deadline.after(cloud.time(), Optional.of(Duration.ofMinutes(1)));
    cloud.calls().before("instances.delete", deadline::check);
    waiter = new Waiter(cloud.time(), cloud.time(), deadline, event -> {});

    ReplinodeException failure = Samples.failure(() -> around(true, provisioned -> world.play()));

    assertEquals(Kind.INCONCLUSIVE, failure.kind(), failure::getMessage);
    assertEquals(List.of(), cloud.instances().all());
    assertEquals(List.of(), cloud.keys().all());
    assertEquals(2, journal.size(), journal::toString);
  }

  @Test
  void a_signal_while_it_boots_ends_the_command_once_all_of_it_is_gone() {
    cloud.instances().statuses("booting");
    cloud.instances().stayAfterDelete();
    cloud
        .time()
        .interruptAt(3)
        .beforeSleep(
            () -> {
              if (!cloud.calls().made("instances.delete").isEmpty()) {
                cloud.instances().vanish();
              }
            });

    ReplinodeException failure = Samples.failure(() -> around(true, provisioned -> world.play()));

    // The thread stays interrupted for whoever asked for it; the next test must not be.
    assertTrue(Thread.interrupted());
    assertEquals(Kind.INTERRUPTED, failure.kind(), failure::getMessage);
    assertEquals(List.of(), cloud.keys().all());
    assertEquals(2, journal.size(), journal::toString);
  }

  @Test
  void without_one_nothing_is_asked_of_the_account() {
    around(
        false,
        provisioned -> {
          assertEquals(Optional.empty(), provisioned);
          return world.play();
        });

    assertEquals(List.of(), cloud.calls().made());
    assertEquals(List.of(), journal);
  }

  private Drill.Result around(
      boolean withReplicator, Function<Optional<Provisioned>, Drill.Result> drill) {
    DrillReplicator replicator =
        new DrillReplicator(
            cloud.ports(), Samples.MANIFEST, waiter, new RecordingProgress(), new FixedRandom());
    Journal lines = new LineJournal(journal);
    return replicator.around(
        world.plan(withReplicator), PAIR, Optional.empty(), "d1", lines, drill);
  }
}
