package dev.replinode.domain.replicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.publish.ScriptContent;
import dev.replinode.domain.storage.StorageException;
import dev.replinode.fake.Failures;
import dev.replinode.fake.FakeCloud;
import dev.replinode.fake.Samples;
import dev.replinode.fake.Spec;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A create that fails leaves nothing, or names what it may have left. */
class CreationFailureTest {
  private final FakeCloud cloud = new FakeCloud();
  private final Outcome outcome = new Outcome();

  @Test
  void a_destination_with_objects_of_its_own_is_refused_with_both_ways_out() {
    cloud.stores().at("us-iad-1").put("media-dr", "old-1", "x").put("media-dr", "old-2", "x");

    ReplinodeException failure = fail(new Spec(), Kind.REFUSED);

    assertEquals("it holds 2 objects that media@jp-osa-1 lacks", failure.why());
    assertEquals(
        Optional.of("keep them with --mode copy, or let them be removed with --allow-delete"),
        failure.hint());
    requireNothingLeft();
    assertTrue(outcome.keys().stream().allMatch(Outcome.KeyState::isRevoked));
  }

  @Test
  void both_ways_out_are_open() {
    cloud.stores().at("us-iad-1").put("media-dr", "old-1", "x");
    MakeCommand.make(cloud, new Spec().copyOnly(), outcome);

    FakeCloud second = new FakeCloud();
    second.stores().at("us-iad-1").put("media-dr", "old-1", "x");
    MakeCommand.make(second, new Spec().allowDelete("50%"), new Outcome());

    assertEquals(1, cloud.instances().all().size());
    assertEquals(1, second.instances().all().size());
  }

  @Test
  void objects_that_the_source_has_too_and_status_objects_are_no_obstacle() {
    cloud
        .stores()
        .at("us-iad-1")
        .put("media-dr", "a.txt", "older")
        .put("media-dr", ".replinode/state.json", "{}");

    MakeCommand.make(cloud, new Spec(), outcome);

    assertEquals(1, cloud.instances().all().size());
  }

  @Test
  void a_script_that_cannot_be_brought_up_to_date_is_told_before_keys_are_made() {
    ScriptContent script = Samples.MANIFEST.content(Map.of());
    cloud
        .scripts()
        .add(7, new ScriptContent(script.label(), "", script.images(), true, "#!/bin/sh\n"));

    ReplinodeException failure = fail(new Spec(), Kind.REFUSED);

    assertEquals("StackScript 7 (" + script.label() + ")", failure.what());
    assertEquals(List.of(), cloud.calls().changes());
  }

  @Test
  void what_ends_with_the_time_of_the_command_is_told_as_that() {
    for (String create :
        List.of("keys.mint", "scripts.create", "firewalls.create", "instances.create")) {
      FakeCloud slow = new FakeCloud();
      slow.calls().loseAnswer(create, Failures.noAnswer());
      slow.calls().before(create, () -> failLooks(slow));

      assertEquals(
          Kind.INCONCLUSIVE,
          Samples.failure(() -> MakeCommand.make(slow, new Spec(), new Outcome())).kind(),
          create);
    }
  }

  @Test
  void an_instance_that_was_made_all_the_same_is_told_and_keeps_what_it_needs() {
    cloud.calls().loseAnswer("instances.create", Failures.noAnswer());
    cloud.calls().before("instances.create", () -> failLooks(cloud));

    fail(new Spec(), Kind.INCONCLUSIVE);

    Instance made = cloud.instances().all().get(0);
    assertEquals(made.id(), outcome.instance().orElseThrow().id());
    assertEquals(made.tags().runId(), outcome.runId());
    assertEquals(List.of(), outcome.left());
    assertEquals(2, cloud.keys().all().size());
    assertEquals(1, cloud.firewalls().all().size());
  }

  private static void failLooks(FakeCloud slow) {
    for (String look :
        List.of(
            "keys.list",
            "scripts.findOwn",
            "firewalls.findByLabel",
            "instances.findByLabelOrTag")) {
      slow.calls().fail(look, Failures.timeOver());
    }
  }

  @Test
  void new_keys_that_never_work_are_revoked() {
    for (int i = 0; i < 100; i++) {
      cloud.stores().failProbe(Failures.storage(StorageException.Kind.ACCESS_DENIED));
    }

    ReplinodeException failure = fail(new Spec(), Kind.INCONCLUSIVE);

    assertEquals("access to bucket media@jp-osa-1", failure.what());
    assertEquals(60, cloud.time().sleeps().size());
    requireNothingLeft();
  }

  @Test
  void keys_of_a_create_that_a_signal_ends_are_revoked() {
    for (int i = 0; i < 100; i++) {
      cloud.stores().failProbe(Failures.storage(StorageException.Kind.ACCESS_DENIED));
    }
    cloud.time().interruptAt(2);
    AtomicBoolean wasCut = new AtomicBoolean();
    cloud.calls().before("keys.delete", () -> wasCut.set(Thread.currentThread().isInterrupted()));

    fail(new Spec(), Kind.INTERRUPTED);

    // The thread stays interrupted for whoever asked for it; the next test must not be.
    assertTrue(Thread.interrupted());
    assertFalse(wasCut.get(), "an interrupted thread sends no request");
    requireNothingLeft();
  }

  @Test
  void storage_that_cannot_be_reached_is_not_waited_for_as_new_keys_are() {
    cloud.stores().failProbe(Failures.storage(StorageException.Kind.UNREACHABLE));

    fail(new Spec(), Kind.UNREACHABLE);

    assertEquals(List.of(), cloud.time().sleeps());
    requireNothingLeft();
  }

  @Test
  void own_keys_that_may_not_write_are_refused_before_anything_is_made() {
    cloud.stores().allow(Samples.OWN_KEYS.source());

    ReplinodeException failure = fail(new Spec().ownKeys(), Kind.REFUSED);

    assertEquals("reading bucket media-dr@us-iad-1", failure.what());
    assertEquals(List.of(), cloud.calls().changes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"scripts.create", "firewalls.create", "instances.create"})
  void a_refusal_leaves_neither_keys_nor_firewall(String call) {
    cloud.calls().fail(call, Failures.refused());

    fail(new Spec(), Kind.REFUSED);

    requireNothingLeft();
  }

  @Test
  void the_second_key_refused_leaves_neither() {
    cloud.calls().before("keys.mint", () -> {}).fail("keys.mint", Failures.refused());

    fail(new Spec(), Kind.REFUSED);

    requireNothingLeft();
  }

  @Test
  void a_key_that_cannot_be_revoked_is_named() {
    cloud.calls().fail("instances.create", Failures.refused());
    cloud.keys().keep(71);

    fail(new Spec(), Kind.REFUSED);

    assertEquals(
        List.of(Leftover.free("key", 71, "replinode-media-dr-source-7c7695")), outcome.left());
  }

  @Test
  void a_key_whose_secret_got_lost_and_that_stays_is_named() {
    cloud.calls().loseAnswer("keys.mint", Failures.noAnswer());
    cloud.keys().keep(71);

    fail(new Spec(), Kind.UNREACHABLE);

    assertEquals(
        List.of(Leftover.free("key", 71, "replinode-media-dr-source-7c7695")), outcome.left());
  }

  @Test
  void a_firewall_that_cannot_be_removed_is_named() {
    cloud.calls().fail("instances.create", Failures.refused());
    cloud.firewalls().stayAfterDelete();

    fail(new Spec(), Kind.REFUSED);

    assertEquals(List.of(Leftover.free("firewall", 31, "replinode-media-dr")), outcome.left());
  }

  @Test
  void a_firewall_whose_removal_fails_is_named() {
    cloud.calls().fail("instances.create", Failures.refused());
    cloud.calls().fail("firewalls.delete", Failures.unreachable());

    fail(new Spec(), Kind.REFUSED);

    assertEquals(List.of(Leftover.free("firewall", 31, "replinode-media-dr")), outcome.left());
  }

  @Test
  void when_an_instance_may_have_been_made_everything_stays_and_is_named_with_its_price() {
    cloud.calls().fail("instances.create", Failures.unreachable());
    cloud
        .calls()
        .before(
            "firewalls.create",
            () -> cloud.calls().fail("instances.findByLabelOrTag", Failures.unreachable()));

    fail(new Spec(), Kind.UNREACHABLE);

    assertEquals(
        List.of(
            new Leftover(
                "instance",
                Optional.empty(),
                "replinode-media-dr",
                Optional.of(new BigDecimal("24.0"))),
            Leftover.free("key", 71, "replinode-media-dr-source-7c7695"),
            Leftover.free("key", 72, "replinode-media-dr-dest-7c7695"),
            new Leftover("firewall", Optional.empty(), "replinode-media-dr", Optional.empty())),
        outcome.left());
    assertEquals(2, cloud.keys().all().size());
  }

  @Test
  void an_instance_that_may_still_appear_keeps_its_keys_and_is_named() {
    cloud.calls().fail("instances.create", Failures.noAnswer());
    cloud.calls().fail("instances.create", Failures.refused());

    ReplinodeException failure = fail(new Spec(), Kind.UNREACHABLE);

    assertEquals(List.of("sent once more: label: must be unique"), failure.reasons());
    assertEquals(
        List.of("instance", "key", "key", "firewall"),
        outcome.left().stream().map(Leftover::kind).toList());
    assertEquals(2, cloud.keys().all().size());
    assertTrue(outcome.keys().stream().noneMatch(Outcome.KeyState::isRevoked));
  }

  @Test
  void another_instance_of_the_label_rules_out_that_it_appears() {
    cloud
        .calls()
        .fail("instances.create", Failures.noAnswer())
        .before(
            "instances.create", () -> cloud.instances().add("replinode-media-dr", "somebody:else"));

    fail(new Spec(), Kind.REFUSED);

    assertEquals(List.of(), cloud.keys().all());
    assertEquals(List.of(), outcome.left());
  }

  @Test
  void when_the_account_cannot_be_asked_but_nothing_was_sent_for_an_instance_keys_go() {
    cloud.calls().fail("scripts.create", Failures.unreachable());
    cloud
        .calls()
        .before(
            "keys.mint",
            () -> cloud.calls().fail("instances.findByLabelOrTag", Failures.unreachable()));

    fail(new Spec(), Kind.UNREACHABLE);

    assertEquals(List.of(), cloud.keys().all());
  }

  private ReplinodeException fail(Spec spec, Kind kind) {
    ReplinodeException failure = Samples.failure(() -> MakeCommand.make(cloud, spec, outcome));
    assertEquals(kind, failure.kind(), failure.getMessage());
    return failure;
  }

  private void requireNothingLeft() {
    assertEquals(List.of(), cloud.keys().all());
    assertEquals(List.of(), cloud.firewalls().all());
    assertEquals(List.of(), cloud.instances().all());
    assertEquals(List.of(), outcome.left());
    assertEquals(0, cloud.stores().open());
  }
}
