package dev.replinode.domain.replicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.replicator.Outcome.InstanceAction;
import dev.replinode.fake.Failures;
import dev.replinode.fake.FakeCloud;
import dev.replinode.fake.FixedRandom;
import dev.replinode.fake.Samples;
import dev.replinode.fake.Spec;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Never two: creates at once, and creates whose answer got lost. */
class CreationRaceTest {
  private final FakeCloud cloud = new FakeCloud();
  private final Outcome outcome = new Outcome();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "keys.mint",
        "scripts.findOwn",
        "scripts.create",
        "firewalls.findByLabel",
        "firewalls.create",
        "instances.create"
      })
  void two_creates_at_once_end_with_one_instance_and_one_pair_of_working_keys(String call) {
    Outcome faster = new Outcome();
    SecureRandom random = new FixedRandom();
    random.nextLong();
    cloud.calls().before(call, () -> MakeCommand.make(cloud, new Spec(), faster, random));

    MakeCommand.make(cloud, new Spec(), outcome);

    assertEquals(1, cloud.instances().all().size());
    assertEquals(1, cloud.scripts().all().size());
    assertEquals(1, cloud.firewalls().all().size());
    assertEquals(Optional.of(InstanceAction.CREATED), faster.action());
    assertEquals(Optional.of(InstanceAction.ADOPTED), outcome.action());
    List<Long> named = cloud.instances().all().get(0).tags().keyIds();
    assertEquals(named, cloud.keys().all().stream().map(LimitedKey::id).toList());
    assertEquals(faster.runId(), outcome.runId());
    assertEquals(List.of(), outcome.left());
  }

  @Test
  void an_instance_whose_creation_was_not_answered_is_found_and_not_doubled() {
    cloud.calls().loseAnswer("instances.create", Failures.noAnswer());

    Access access = MakeCommand.make(cloud, new Spec(), outcome);

    assertEquals(1, cloud.calls().made("instances.create").size());
    assertEquals(501, access.instance().id());
    assertEquals(Optional.of(InstanceAction.CREATED), outcome.action());
    assertEquals(2, cloud.keys().all().size());
  }

  @Test
  void a_creation_that_left_nothing_is_sent_once_more() {
    cloud.calls().fail("instances.create", Failures.noAnswer());

    MakeCommand.make(cloud, new Spec(), outcome);

    assertEquals(2, cloud.calls().made("instances.create").size());
    assertEquals(1, cloud.instances().all().size());
  }

  @Test
  void a_creation_that_took_effect_late_is_found_when_the_second_clashes() {
    cloud.calls().loseAnswer("instances.create", Failures.noAnswer());
    cloud.calls().before("instances.create", this::hideTheInstanceOnce);

    MakeCommand.make(cloud, new Spec(), outcome);

    assertEquals(2, cloud.calls().made("instances.create").size());
    assertEquals(1, cloud.instances().all().size());
    assertEquals(Optional.of(InstanceAction.CREATED), outcome.action());
  }

  @Test
  void a_creation_that_is_seen_half_a_minute_late_is_waited_for() {
    cloud.calls().fail("instances.create", Failures.noAnswer());
    cloud.calls().fail("instances.create", Failures.refused());
    cloud.time().beforeSleep(this::appear);

    MakeCommand.make(cloud, new Spec(), outcome);

    assertEquals(2, cloud.calls().made("instances.create").size());
    assertEquals(Optional.of(InstanceAction.CREATED), outcome.action());
    assertEquals(2, cloud.keys().all().size());
    assertEquals(List.of(), outcome.left());
  }

  /** After some looks the first creation's instance is there. */
  private void appear() {
    if (cloud.time().sleeps().size() == 10) {
      cloud
          .instances()
          .add(
              "replinode-media-dr",
              "replinode:media-dr",
              Samples.pair().tag(),
              "replinode-run:20261122T153000Z-7c7695",
              "replinode-keys:71.72");
    }
  }

  /** The next look does not show the instance, and the one after that shows it again. */
  private void hideTheInstanceOnce() {
    cloud
        .calls()
        .before(
            "instances.findByLabelOrTag",
            () -> {
              List<Instance> hidden = cloud.instances().all();
              cloud.instances().vanish();
              cloud
                  .calls()
                  .before("instances.create", () -> hidden.forEach(cloud.instances()::restore));
            });
  }

  @Test
  void after_a_signal_no_second_creation_is_sent() {
    ReplinodeException signal =
        ReplinodeException.of(Kind.INTERRUPTED, "interrupted", "the command was told to end");
    cloud.calls().fail("instances.create", signal);

    Samples.failure(() -> MakeCommand.make(cloud, new Spec(), outcome));

    assertEquals(1, cloud.calls().made("instances.create").size());
    assertEquals(List.of(), cloud.instances().all());
  }

  @Test
  void a_firewall_whose_creation_was_not_answered_is_found_and_not_doubled() {
    cloud.calls().loseAnswer("firewalls.create", Failures.noAnswer());

    MakeCommand.make(cloud, new Spec(), outcome);

    assertEquals(1, cloud.firewalls().all().size());
    assertEquals(1, cloud.calls().made("firewalls.create").size());
  }

  @Test
  void a_firewall_of_ours_that_was_left_is_taken_up() {
    cloud.firewalls().add("replinode-media-dr", "replinode:media-dr");

    MakeCommand.make(cloud, new Spec(), outcome);

    assertEquals(List.of(), cloud.calls().made("firewalls.create"));
    assertEquals(31, cloud.instances().requests().get(0).firewallId().orElseThrow());
  }

  @Test
  void a_foreign_firewall_of_that_label_is_refused_and_untouched() {
    cloud.firewalls().add("replinode-media-dr", "somebody:else");

    ReplinodeException failure =
        Samples.failure(() -> MakeCommand.make(cloud, new Spec(), outcome));

    assertEquals(Kind.REFUSED, failure.kind());
    assertEquals("firewall 31 (replinode-media-dr)", failure.what());
    assertEquals(1, cloud.firewalls().all().size());
    assertEquals(List.of(), cloud.keys().all());
  }

  @Test
  void the_passwords_of_two_instances_differ() {
    MakeCommand.make(cloud, new Spec(), outcome, new SecureRandom());
    FakeCloud other = new FakeCloud();
    MakeCommand.make(other, new Spec(), new Outcome(), new SecureRandom());

    assertNotEquals(
        cloud.instances().requests().get(0).rootPass(),
        other.instances().requests().get(0).rootPass());
  }
}
