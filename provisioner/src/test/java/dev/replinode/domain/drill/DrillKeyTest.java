package dev.replinode.domain.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.replicator.BucketCredentials;
import dev.replinode.domain.replicator.BucketPair;
import dev.replinode.domain.replicator.NamedPair;
import dev.replinode.domain.replicator.PairInspection;
import dev.replinode.domain.replicator.PairStorage;
import dev.replinode.domain.storage.BucketRef;
import dev.replinode.fake.Failures;
import dev.replinode.fake.FakeCloud;
import dev.replinode.fake.FixedRandom;
import dev.replinode.fake.RecordingProgress;
import dev.replinode.fake.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A key that is minted for one drill: written down while it may exist, and never forgotten. */
class DrillKeyTest {
  private static final NamedPair PAIR =
      new NamedPair(
          new BucketRef("media", "jp-osa-1"),
          Optional.empty(),
          new BucketRef("media-dr", "us-iad-1"),
          Optional.empty());

  private final FakeCloud cloud = new FakeCloud();
  private final SmallWorld world = new SmallWorld();
  private final RecordingProgress progress = new RecordingProgress();
  private final List<String> journal = new ArrayList<>();

  @Test
  void it_stands_in_the_journal_for_as_long_as_it_is_there() {
    List<String> during = new ArrayList<>();

    Drill.Result result =
        around(
            Optional.empty(),
            storage -> {
              during.addAll(cloud.keys().labels());
              assertEquals(List.of("intend key " + during.get(0)), journal);
              return world.play();
            });

    assertEquals(List.of("intend key " + during.get(0), "done key " + during.get(0)), journal);
    assertEquals(List.of(), cloud.keys().all());
    assertEquals(0, result.report().exitCode());
  }

  @Test
  void one_that_is_not_revoked_is_named_in_the_report_and_stays_in_the_journal() {
    Drill.Result result = around(Optional.empty(), this::keepTheKey);

    assertEquals(7, result.report().exitCode());
    String left = String.join("\n", result.report().restore().left());
    assertTrue(left.startsWith("key 71 (replinode-"), left);
    assertEquals(Optional.empty(), result.report().restore().verifiedAt());
    assertEquals(1, journal.size(), journal::toString);
  }

  @Test
  void what_is_left_of_it_wins_over_the_failure_of_the_drill() {
    ReplinodeException planted = ReplinodeException.refused("canary", "planted");

    ReplinodeException failure =
        Samples.failure(
            () ->
                around(
                    Optional.empty(),
                    storage -> {
                      keepTheKey(storage);
                      throw planted;
                    }));

    assertEquals(Kind.CLEAN_UP_INCOMPLETE, failure.kind());
    assertEquals(planted, failure.getCause());
    assertTrue(failure.reasons().get(0).startsWith("key 71 ("), failure.reasons()::toString);
  }

  @Test
  void one_that_was_surely_not_minted_is_not_looked_for_later() {
    cloud.calls().fail("keys.mint", Failures.refused());

    Samples.failure(() -> around(Optional.empty(), storage -> world.play()));

    assertEquals(2, journal.size(), journal::toString);
    assertTrue(journal.get(1).startsWith("done key "), journal::toString);
  }

  @Test
  void with_keys_of_the_users_own_none_is_minted() {
    cloud.stores().allow(Samples.OWN_KEYS.source());
    cloud.stores().allow(Samples.OWN_KEYS.dest());

    around(Optional.of(Samples.OWN_KEYS), storage -> world.play());

    assertEquals(List.of(), journal);
    assertEquals(List.of(), cloud.calls().made("keys."));
  }

  private Drill.Result keepTheKey(PairStorage storage) {
    cloud.keys().all().forEach(key -> cloud.keys().keep(key.id()));
    return world.play();
  }

  private Drill.Result around(
      Optional<BucketCredentials> own, Function<PairStorage, Drill.Result> drill) {
    PairInspection inspection =
        new PairInspection(cloud.ports(), cloud.waiter(), progress, new FixedRandom());
    Journal lines = new LineJournal(journal);
    BucketPair pair = PairInspection.offline(PAIR);
    return new DrillKey(inspection, lines).around(pair, own, drill);
  }
}
