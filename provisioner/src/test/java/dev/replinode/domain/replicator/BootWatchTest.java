package dev.replinode.domain.replicator;

import static dev.replinode.fake.FakeEvents.event;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.wait.Deadline;
import dev.replinode.domain.wait.WaitEvent;
import dev.replinode.domain.wait.Waiter;
import dev.replinode.fake.Failures;
import dev.replinode.fake.FakeCloud;
import dev.replinode.fake.RecordingProgress;
import dev.replinode.fake.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BootWatchTest {
  private final FakeCloud cloud = new FakeCloud();
  private final RecordingProgress progress = new RecordingProgress();
  private final List<String> seen = new ArrayList<>();
  private final Instance instance = cloud.instances().add("replinode-media-dr");

  @Test
  void the_recorded_order_of_events_ends_in_running() {
    cloud
        .events()
        .then(event("linode_boot", "scheduled"), event("linode_create", "started", 53))
        .then(event("linode_boot", "started", 49), event("linode_create", "finished", 100))
        .then(event("linode_boot", "finished", 100), event("linode_create", "finished", 100));
    cloud.instances().statuses("booting", "running");

    Instance running = await();

    assertEquals("running", running.status());
    assertEquals(
        List.of("linode_create started 53 %", "linode_boot started 49 %", "booting"), seen);
  }

  @Test
  void running_alone_is_not_believed_while_the_boot_is_under_way() {
    cloud.events().then(event("linode_boot", "started", 10)).then(event("linode_boot", "finished"));

    await();

    assertEquals(List.of("linode_boot started 10 %"), seen);
  }

  @Test
  void a_finished_boot_alone_is_not_believed_until_the_instance_runs() {
    cloud.events().then(event("linode_boot", "finished"));
    cloud.instances().statuses("provisioning", "booting", "running");

    await();

    assertEquals(List.of("provisioning", "booting"), seen);
  }

  @ParameterizedTest
  @CsvSource({"linode_create, failed", "linode_boot, failed", "linode_boot, canceled"})
  void a_failed_event_ends_the_wait_with_its_cause(String action, String status) {
    cloud.events().then(new InstanceEvent(9, action, status, 30, "no capacity"));

    ReplinodeException failure = Samples.failure(this::await);

    assertEquals(Kind.ANSWER_IS_NO, failure.kind());
    assertEquals(
        "boot of instance 501 (replinode-media-dr): " + action + " " + status + ": no capacity",
        failure.getMessage());
    assertEquals(List.of(), cloud.time().sleeps());
  }

  @Test
  void a_failure_without_a_message_says_that_there_was_none() {
    cloud.events().then(event("linode_boot", "failed"));

    assertEquals(
        "linode_boot failed: the platform gave no reason", Samples.failure(this::await).why());
  }

  @Test
  void a_failed_boot_that_was_made_good_since_does_not_count() {
    cloud
        .events()
        .then(
            event("linode_boot", "finished"),
            event("linode_boot", "failed"),
            event("linode_create", "finished"));

    assertEquals("running", await().status());
  }

  @Test
  void a_boot_event_that_comes_late_is_waited_for() {
    cloud
        .events()
        .then()
        .then(event("linode_create", "finished"))
        .then(event("linode_boot", "started", 80), event("linode_create", "finished"))
        .then(event("linode_boot", "finished"), event("linode_create", "finished"));

    await();

    String late = "running, its boot event has not come yet";
    assertEquals(List.of(late, late, "linode_boot started 80 %"), seen);
  }

  @Test
  void a_boot_event_that_never_comes_is_not_waited_for_longer_than_a_few_looks() {
    cloud.events().then();

    assertEquals("running", await().status());
    assertEquals(3, cloud.time().sleeps().size());
  }

  @Test
  void an_event_that_is_told_twice_is_one() {
    cloud
        .events()
        .then(
            event("linode_boot", "scheduled"),
            event("linode_boot", "scheduled"),
            event("linode_create", "failed"));

    assertEquals(
        "linode_create failed: the platform gave no reason", Samples.failure(this::await).why());
  }

  @Test
  void a_boot_that_has_ended_says_that_the_creation_has_too() {
    cloud
        .events()
        .then(event("linode_boot", "notification"), event("linode_create", "started", 99));

    assertEquals("running", await().status());
  }

  @Test
  void a_status_word_that_nobody_knows_is_no_end() {
    cloud.events().then(event("linode_boot", "pondering")).then(event("linode_boot", "finished"));

    await();

    assertEquals(List.of("linode_boot pondering 0 %"), seen);
  }

  @Test
  void other_events_of_the_instance_do_not_count() {
    cloud
        .events()
        .then(
            event("linode_snapshot", "failed"),
            event("linode_config_create", "notification"),
            event("linode_boot", "finished"));

    assertEquals("running", await().status());
  }

  @Test
  void without_the_events_scope_the_status_alone_is_followed_and_that_is_said_once() {
    cloud.calls().fail("events.ofInstance", Failures.notAuthorized());
    cloud.instances().statuses("provisioning", "booting", "running");

    await();

    assertEquals(List.of("provisioning", "booting"), seen);
    assertEquals(
        List.of("the token may not read events: the boot is followed by its status alone"),
        progress.warnings());
    assertEquals(1, cloud.calls().made("events.ofInstance").size());
  }

  @Test
  void an_api_that_cannot_be_reached_is_not_a_failed_boot() {
    cloud.calls().fail("events.ofInstance", Failures.unreachable());

    assertEquals(Kind.UNREACHABLE, Samples.failure(this::await).kind());
  }

  @Test
  void an_instance_that_is_gone_is_a_no() {
    cloud.instances().vanish();

    ReplinodeException failure = Samples.failure(this::await);

    assertEquals(Kind.ANSWER_IS_NO, failure.kind());
    assertEquals("the instance is gone", failure.why());
  }

  @Test
  void ten_minutes_are_enough_for_a_boot() {
    cloud.instances().statuses("provisioning");

    ReplinodeException failure = Samples.failure(this::await);

    assertEquals(Kind.INCONCLUSIVE, failure.kind());
    assertEquals("not seen within 600 s; the last state was: provisioning", failure.why());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 13, 31, 59, 67})
  void the_end_of_the_boot_is_noticed_within_one_poll_interval(int seconds) {
    Instant end = cloud.time().instant().plusSeconds(seconds);

    await(
        with(
            id ->
                List.of(
                    event(
                        "linode_boot",
                        cloud.time().instant().isBefore(end) ? "started" : "finished"))));

    Duration late = Duration.between(end, cloud.time().instant());
    Duration interval = cloud.time().sleeps().get(cloud.time().sleeps().size() - 1);
    assertTrue(late.compareTo(interval) < 0, late + " after the end, polling each " + interval);
    assertTrue(interval.toSeconds() <= 3, () -> "polling each " + interval);
  }

  private Cloud with(LongFunction<List<InstanceEvent>> ofInstance) {
    Events events =
        new Events() {
          @Override
          public List<InstanceEvent> ofInstance(long instanceId) {
            return ofInstance.apply(instanceId);
          }

          @Override
          public List<KeyMade> keysMade() {
            return List.of();
          }
        };
    Cloud ports = cloud.ports();
    return new Cloud(
        ports.account(),
        ports.platform(),
        ports.buckets(),
        ports.stackScripts(),
        ports.instances(),
        events,
        ports.accessKeys(),
        ports.firewalls(),
        ports.objectStores(),
        ports.runStatuses());
  }

  private Instance await() {
    return await(cloud.ports());
  }

  private Instance await(Cloud ports) {
    Waiter waiter =
        new Waiter(
            cloud.time(),
            cloud.time(),
            Deadline.none(),
            event -> {
              if (event instanceof WaitEvent.Polled polled) {
                seen.add(polled.status());
              }
            });
    return new BootWatch(ports, waiter, progress)
        .await(instance, new Disappearance(ports, new Outcome()));
  }
}
