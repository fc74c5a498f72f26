package dev.replinode.domain.replicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.storage.StorageException;
import dev.replinode.fake.Failures;
import dev.replinode.fake.FakeCloud;
import dev.replinode.fake.FakeRuns;
import dev.replinode.fake.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunWatchTest {
  private final FakeCloud cloud = new FakeCloud();
  private final List<String> told = new ArrayList<>();
  private boolean keysAreRetired;
  private boolean hasPasses;
  private final Instance instance = cloud.instances().add("replinode-media-dr", Samples.tags());

  @Test
  void each_move_is_told_once_until_the_end() {
    cloud
        .runs()
        .silent()
        .phase("installing", 0)
        .phase("installing", 0)
        .phase("copying", 1)
        .phase("copying", 2)
        .finished(0, () -> {});

    RunStatus last = await();

    assertTrue(last.isSuccess());
    assertEquals(List.of("installing 0", "copying 1", "copying 2", "finished 3"), told);
    assertEquals(List.of(2L, 2L, 2L, 2L, 2L), cloud.time().seconds());
  }

  @Test
  void a_run_may_take_hours_as_long_as_it_moves() {
    for (int i = 0; i < 200; i++) {
      cloud.runs().phase("copying", i);
      for (int still = 0; still < 149; still++) {
        cloud.runs().phase("copying", i);
      }
    }
    cloud.runs().finished(0, () -> {});

    await();

    assertEquals(Duration.ofMinutes(1000), slept());
  }

  @Test
  void five_minutes_without_any_status_are_reported_as_that() {
    cloud.runs().silent();

    ReplinodeException failure = Samples.failure(this::await);

    assertEquals(Kind.INCONCLUSIVE, failure.kind());
    assertEquals(
        "run r1: it has written no status object for 5 minutes; whether it goes on is not known",
        failure.getMessage());
    assertEquals(Duration.ofMinutes(5), slept());
  }

  @Test
  void an_instance_that_is_gone_ends_the_wait_after_half_a_minute_of_silence() {
    cloud.runs().phase("copying", 1);
    cloud.instances().vanish();

    ReplinodeException failure = Samples.failure(this::await);

    assertEquals(Kind.ANSWER_IS_NO, failure.kind());
    assertEquals("run r1: the instance is gone", failure.getMessage());
    assertEquals(Duration.ofSeconds(30), slept());
  }

  @Test
  void an_instance_that_is_off_is_named_with_its_status() {
    cloud.runs().silent();
    cloud.instances().statuses("offline");

    ReplinodeException failure = Samples.failure(this::await);

    assertEquals(Kind.INCONCLUSIVE, failure.kind());
    assertEquals(
        "it has written no status object for 5 minutes; its instance is offline", failure.why());
    assertEquals(9, cloud.calls().made("instances.find").size());
  }

  @Test
  void an_instance_that_cannot_be_asked_about_does_not_end_the_wait() {
    cloud.runs().silent();
    cloud.calls().fail("instances.find", Failures.unreachable());
    cloud.calls().fail("instances.find", Failures.notAuthorized());

    assertEquals(Kind.INCONCLUSIVE, Samples.failure(this::await).kind());
    assertEquals(Duration.ofMinutes(5), slept());
  }

  @Test
  void a_status_that_stops_moving_is_reported_with_its_phase() {
    cloud.runs().phase("checking", 0).phase("copying", 1);

    ReplinodeException failure = Samples.failure(this::await);

    assertEquals(Kind.INCONCLUSIVE, failure.kind());
    assertTrue(
        failure.why().startsWith("its status stopped moving in phase copying for 5 minutes"),
        failure.why());
  }

  @Test
  void a_failed_run_tells_exit_code_message_and_causes() {
    cloud.runs().phase("copying", 1).finished(4, () -> {});

    ReplinodeException failure = Samples.failure(this::await);

    assertEquals(Kind.ANSWER_IS_NO, failure.kind());
    assertEquals("replication run r1", failure.what());
    assertEquals("exit code 4: the destination is full", failure.why());
    assertEquals(List.of("disk quota exceeded", "2 objects failed"), failure.reasons());
    assertEquals(List.of("copying 1", "finished 3"), told);
  }

  @Test
  void an_exit_code_that_the_script_lists_is_told_as_a_sentence_with_a_remedy() {
    cloud.runs().finished(33, () -> {});

    ReplinodeException failure = Samples.failure(this::await);

    assertEquals("exit code 33, there is no space left: the destination is full", failure.why());
    assertEquals(Optional.of(RunCause.SPACE.remedy()), failure.hint());
  }

  @Test
  void where_passes_follow_the_newest_counts_when_the_first_ones_status_is_removed() {
    hasPasses = true;
    cloud.runs().first(Optional.empty()).phase("copying", 1).finished(0, () -> {});

    assertTrue(await().isSuccess());
    assertEquals(List.of("copying 1", "finished 3"), told);
  }

  @Test
  void a_first_pass_that_failed_does_not_count_once_a_later_one_went_well() {
    hasPasses = true;
    RunStatus failed = FakeRuns.status("r1", "finished", OptionalInt.of(4), 1);
    cloud.runs().first(Optional.of(failed)).finished(0, () -> {});

    assertTrue(await().isSuccess());
  }

  @Test
  void a_newest_pass_that_failed_is_a_no() {
    hasPasses = true;
    cloud.runs().finished(4, () -> {});

    assertEquals(Kind.ANSWER_IS_NO, Samples.failure(this::await).kind());
  }

  @ParameterizedTest
  @EnumSource(
      value = StorageException.Kind.class,
      names = {"UNREACHABLE", "BUSY", "ACCESS_DENIED", "BAD_KEY"})
  void storage_that_is_out_of_reach_for_a_while_is_waited_for(StorageException.Kind kind) {
    cloud
        .runs()
        .phase("copying", 1)
        .fails(Failures.storage(kind))
        .fails(Failures.storage(kind))
        .finished(0, () -> {});

    assertTrue(await().isSuccess());
  }

  @Test
  void storage_that_stays_out_of_reach_is_not_blamed_on_the_run() {
    cloud.runs().fails(Failures.storage(StorageException.Kind.UNREACHABLE));

    ReplinodeException failure = Samples.failure(this::await);

    assertEquals(Kind.INCONCLUSIVE, failure.kind());
    assertTrue(
        failure.why().startsWith("no news of it (the storage said UNREACHABLE) for 5 minutes"),
        failure.why());
  }

  @ParameterizedTest
  @EnumSource(
      value = StorageException.Kind.class,
      names = {"NO_SUCH_BUCKET", "OTHER"})
  void a_bucket_that_will_not_come_back_ends_the_wait(StorageException.Kind kind) {
    cloud.runs().fails(Failures.storage(kind));

    ReplinodeException failure = Samples.failure(this::await);

    assertEquals(Kind.UNREACHABLE, failure.kind());
    assertEquals(List.of(), cloud.time().sleeps());
  }

  private RunStatus await() {
    cloud.stores().allow(Samples.OWN_KEYS.source());
    cloud.stores().allow(Samples.OWN_KEYS.dest());
    PairStorage storage = new PairStorage(Samples.pair(), Samples.OWN_KEYS, cloud.stores());
    return new RunWatch(
            cloud.runs(),
            cloud.waiter(Optional.empty()),
            status -> told.add(status.phase() + " " + status.objects().done().orElse(-1)),
            hasPasses,
            () -> keysAreRetired,
            () -> new Disappearance(cloud.ports(), new Outcome()).requireThere(instance, "run r1"))
        .await(storage, "r1");
  }

  @Test
  void keys_that_another_command_has_revoked_are_not_waited_for() {
    keysAreRetired = true;
    cloud.runs().fails(Failures.storage(StorageException.Kind.ACCESS_DENIED));

    ReplinodeException failure = Samples.failure(this::await);

    assertEquals(Kind.INCONCLUSIVE, failure.kind());
    assertEquals(Duration.ZERO, slept());
  }

  private Duration slept() {
    return cloud.time().sleeps().stream().reduce(Duration.ZERO, Duration::plus);
  }
}
