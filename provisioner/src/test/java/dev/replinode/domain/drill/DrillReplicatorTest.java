package dev.replinode.domain.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.drill.Report.Provisioned;
import dev.replinode.domain.replicator.NamedPair;
import dev.replinode.domain.storage.BucketRef;
import dev.replinode.fake.FakeCloud;
import dev.replinode.fake.FixedRandom;
import dev.replinode.fake.RecordingProgress;
import dev.replinode.fake.Samples;
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
            cloud.ports(),
            Samples.MANIFEST,
            cloud.waiter(),
            new RecordingProgress(),
            new FixedRandom());
    Journal lines =
        new Journal() {
          @Override
          public void intend(Undo undo) {
            journal.add("intend " + undo);
          }

          @Override
          public void done(Undo undo) {
            journal.add("done " + undo);
          }
        };
    return replicator.around(
        world.plan(withReplicator), PAIR, Optional.empty(), "d1", lines, drill);
  }
}
