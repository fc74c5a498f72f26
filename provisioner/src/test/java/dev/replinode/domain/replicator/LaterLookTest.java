package dev.replinode.domain.replicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.replicator.Goal.Until;
import dev.replinode.domain.replicator.LimitedKey.Grant;
import dev.replinode.domain.wait.Deadline;
import dev.replinode.domain.wait.Waiter;
import dev.replinode.fake.Failures;
import dev.replinode.fake.FakeCloud;
import dev.replinode.fake.FakeRuns;
import dev.replinode.fake.FixedRandom;
import dev.replinode.fake.RecordingProgress;
import dev.replinode.fake.Samples;
import dev.replinode.fake.Spec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Looking at a replicator later, from any machine: by a short-lived read key. */
class LaterLookTest {
  private static final Goal SYNC = new Goal(Until.SYNC, false);

  private final FakeCloud cloud = new FakeCloud();
  private final Outcome outcome = new Outcome();
  private final RecordingProgress progress = new RecordingProgress();

  @Test
  void one_key_that_reads_both_buckets_is_minted_and_revoked() {
    List<LimitedKey> during = new ArrayList<>();
    cloud.runs().finished(0, () -> during.addAll(cloud.keys().all()));

    status();

    assertEquals(1, during.size());
    assertTrue(
        during.get(0).label().matches("replinode-media-dr-read-2611221530[0-9a-f]{3}"),
        during.get(0).label());
    assertEquals(
        List.of(new Grant("jp-osa", "media", false), new Grant("us-iad", "media-dr", false)),
        during.get(0).grants());
    assertEquals(List.of(), cloud.keys().all());
    assertEquals(0, cloud.stores().open());
  }

  @Test
  void it_is_revoked_even_when_the_look_fails() {
    cloud.runs().fails(new IllegalStateException("a bug"));

    assertThrows(IllegalStateException.class, this::status);

    assertEquals(List.of(), cloud.keys().all());
  }

  @Test
  void stale_ones_of_commands_that_were_killed_are_swept_and_others_stay() {
    cloud.keys().addReadKey("replinode-media-dr-read-2611211529abc");
    cloud.keys().addReadKey("replinode-media-dr-read-2611211531abc");
    cloud.keys().add("replinode-media-dr-read-2601010000-source-aaaaaa");
    cloud.keys().addReadKey("replinode-media-dr-read-26");
    cloud.keys().addReadKey("replinode-media-dr-read-99999999990ab");
    cloud.keys().addReadKey("replinode-other-read-2601010000abc");

    status();

    assertEquals(
        List.of(
            "replinode-media-dr-read-2611211531abc",
            "replinode-media-dr-read-2601010000-source-aaaaaa",
            "replinode-media-dr-read-26",
            "replinode-media-dr-read-99999999990ab",
            "replinode-other-read-2601010000abc"),
        cloud.keys().labels());
  }

  @Test
  void one_that_cannot_be_revoked_is_named_and_told() {
    cloud.keys().keep(71);

    status();

    assertEquals(1, outcome.left().size());
    assertEquals(Optional.of(71L), outcome.left().get(0).id());
    assertTrue(progress.warnings().get(0).startsWith("could not be revoked and may still work"));
  }

  @Test
  void one_whose_secret_got_lost_and_that_stays_is_named() {
    cloud.calls().loseAnswer("keys.mint", Failures.noAnswer());
    cloud.keys().keep(71);

    Samples.failure(this::status);

    assertEquals(List.of(71L), outcome.left().stream().map(left -> left.id().get()).toList());
  }

  @Test
  void it_is_revoked_when_the_commands_time_is_over() {
    Deadline deadline = Deadline.after(cloud.time(), Optional.of(Duration.ofMinutes(1)));
    Waiter waiter = new Waiter(cloud.time(), cloud.time(), deadline, event -> {});
    cloud.calls().before("keys.delete", deadline::check).before("keys.find", deadline::check);
    PairInspection inspection =
        new PairInspection(cloud.ports(), waiter, progress, new FixedRandom());

    inspection.look(
        Samples.pair(),
        Optional.empty(),
        outcome,
        storage -> cloud.time().pass(Duration.ofMinutes(2)));

    assertEquals(List.of(), cloud.keys().all());
    assertEquals(List.of(), outcome.left());
  }

  @Test
  void a_signal_ends_a_comparison_at_the_next_object_and_the_key_is_revoked() {
    cloud.copy();
    cloud.instances().add("replinode-media-dr", Samples.tags("replinode-done"));
    cloud.time().interruptAt(1);
    cloud.calls().before("keys.delete", () -> assertFalse(Thread.currentThread().isInterrupted()));

    ReplinodeException failure = Samples.failure(() -> following().follow(find(), SYNC, outcome));

    // The thread stays interrupted for whoever asked for it; the next test must not be.
    assertTrue(Thread.interrupted());
    assertEquals(Kind.INTERRUPTED, failure.kind());
    assertEquals(List.of(), cloud.keys().all());
  }

  @Test
  void with_own_keys_none_is_minted() {
    cloud.stores().allow(Samples.OWN_KEYS.source());
    cloud.stores().allow(Samples.OWN_KEYS.dest());
    cloud.runs().phase("copying", 2);
    Access access = new Access(instance(), Samples.pair(), Optional.of(Samples.OWN_KEYS));
    outcome.follows("r1");

    Optional<RunStatus> status = looks().newestStatus(access, outcome);

    assertEquals("copying", status.orElseThrow().phase());
    assertEquals(List.of(), cloud.calls().made("keys"));
  }

  @Test
  void an_instance_whose_tags_name_no_run_has_no_status() {
    Access access = new Access(instance(), Samples.pair(), Optional.empty());
    outcome.follows("");

    assertEquals(Optional.empty(), looks().newestStatus(access, outcome));
    assertEquals(
        Kind.INCONCLUSIVE, Samples.failure(() -> following().follow(access, SYNC, outcome)).kind());
  }

  @Test
  void a_wait_from_another_machine_retires_the_keys_that_the_tags_name() {
    MakeCommand.make(cloud, new Spec(), new Outcome());
    cloud.runs().finished(0, cloud::copy);

    following().follow(find(), SYNC, outcome);

    assertEquals(List.of(), cloud.keys().all());
    assertTrue(cloud.instances().all().get(0).tags().isDone());
    assertEquals(
        List.of(new Outcome.KeyState(71, "key 71", true), new Outcome.KeyState(72, "key 72", true)),
        outcome.keys());
  }

  @Test
  void a_done_replicator_is_verified_again_and_nothing_else() {
    cloud.copy();
    cloud.instances().add("replinode-media-dr", Samples.tags("replinode-done"));

    following().follow(find(), SYNC, outcome);

    assertTrue(outcome.verification().isPresent());
    assertEquals(Optional.empty(), outcome.boot());
    assertEquals(0, cloud.runs().reads());
    assertEquals(List.of(), cloud.calls().made("instances.setTags"));
  }

  @Test
  void a_done_replicator_whose_buckets_differ_again_is_a_no() {
    cloud.instances().add("replinode-media-dr", Samples.tags("replinode-done"));

    ReplinodeException failure = Samples.failure(() -> following().follow(find(), SYNC, outcome));

    assertEquals(Kind.ANSWER_IS_NO, failure.kind());
  }

  @Test
  void only_a_run_that_ended_can_have_failed() {
    Following.requireNotFailed(FakeRuns.status("r", "copying", OptionalInt.empty(), 1));
    RunStatus failed = FakeRuns.status("r", "finished", OptionalInt.of(9), 1);

    assertEquals(
        Kind.ANSWER_IS_NO, Samples.failure(() -> Following.requireNotFailed(failed)).kind());
  }

  private void status() {
    cloud.instances().add("replinode-media-dr", Samples.tags());
    looks().newestStatus(find(), outcome);
  }

  private Access find() {
    return new Replicators(cloud.ports()).find(Samples.NAME, Optional.empty(), outcome);
  }

  private Instance instance() {
    return cloud.instances().add("replinode-media-dr", Samples.tags());
  }

  private Looks looks() {
    return new Looks(cloud.ports(), cloud.waiter(), progress, new FixedRandom());
  }

  private Following following() {
    return new Following(cloud.ports(), cloud.waiter(), progress, new FixedRandom());
  }
}
