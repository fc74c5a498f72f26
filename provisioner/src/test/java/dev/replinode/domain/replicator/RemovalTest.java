package dev.replinode.domain.replicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.fake.Failures;
import dev.replinode.fake.FakeCloud;
import dev.replinode.fake.RecordingProgress;
import dev.replinode.fake.Samples;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RemovalTest {
  private static final String LOOK = "instances.all";

  private final FakeCloud cloud = new FakeCloud();
  private final Outcome outcome = new Outcome();
  private final RecordingProgress progress = new RecordingProgress();

  @Test
  void the_instance_goes_first_then_firewall_and_keys_and_each_is_checked() {
    replicator();

    remove();

    assertEquals(
        List.of("instances.delete 501", "firewalls.delete 31", "keys.delete 71", "keys.delete 72"),
        cloud.calls().changes());
    assertEquals(
        List.of("instances.find 501", "firewalls.find 31", "keys.find 71", "keys.find 72"),
        cloud.calls().made().stream().filter(call -> call.contains(".find ")).toList());
    assertTrue(outcome.isDeleted());
    assertEquals(List.of(), outcome.left());
  }

  @Test
  void keys_of_other_names_stay() {
    replicator();
    cloud.keys().addReadKey("replinode-media-dr-read-2611221529abc");
    cloud.keys().add("replinode-media-dr2-source");
    cloud.keys().add("my own");

    remove();

    assertEquals(List.of("replinode-media-dr2-source", "my own"), cloud.keys().labels());
  }

  @Test
  void keys_of_a_replicator_whose_name_goes_on_with_read_stay() {
    replicator();
    cloud.keys().add("replinode-media-dr-read-source-aaaaaa");
    cloud.keys().add("replinode-media-dr-read-dest-aaaaaa");
    cloud.keys().addReadKey("replinode-media-dr-read-read-2611221529abc");

    remove();

    assertEquals(
        List.of(
            "replinode-media-dr-read-source-aaaaaa",
            "replinode-media-dr-read-dest-aaaaaa",
            "replinode-media-dr-read-read-2611221529abc"),
        cloud.keys().labels());
  }

  @Test
  void a_key_that_any_other_instance_names_stays() {
    replicator();
    cloud.instances().add("web-1", "replinode-keys:72");

    remove();

    assertEquals(List.of("replinode-media-dr-dest"), cloud.keys().labels());
    assertTrue(outcome.isDeleted());
  }

  @Test
  void what_is_left_of_a_replicator_without_its_instance_goes_too() {
    cloud.firewalls().add("replinode-media-dr", "replinode:media-dr");
    cloud.keys().add("replinode-media-dr-source");

    remove();

    assertEquals(List.of(), cloud.firewalls().all());
    assertEquals(List.of(), cloud.keys().all());
    assertTrue(outcome.isDeleted());
  }

  @Test
  void a_foreign_instance_is_refused_and_untouched() {
    cloud.instances().add("replinode-media-dr", "replinode:media-dr");

    assertEquals(Kind.REFUSED, Samples.failure(this::remove).kind());
    assertEquals(List.of(), cloud.calls().changes());
  }

  @Test
  void a_foreign_firewall_stays_and_that_is_said() {
    cloud.instances().add("replinode-media-dr", Samples.tags());
    cloud.firewalls().add("replinode-media-dr", "somebody:else");

    remove();

    assertEquals(1, cloud.firewalls().all().size());
    assertEquals(
        List.of("firewall 31 stays: neither tags nor rules say that it is of media-dr"),
        progress.warnings());
  }

  @Test
  void nothing_of_that_name_is_refused() {
    ReplinodeException failure = Samples.failure(this::remove);

    assertEquals(Kind.REFUSED, failure.kind());
    assertEquals("replicator media-dr: the account has none of that name", failure.getMessage());
    assertEquals(Optional.of("replinode list"), failure.hint());
    assertFalse(outcome.isDeleted());
  }

  @Test
  void where_there_may_be_nothing_that_is_no_failure() {
    assertFalse(removal().removeIfAny(Samples.NAME, Optional.empty(), outcome));
    assertFalse(outcome.isDeleted());
  }

  @Test
  void an_instance_that_does_not_go_keeps_its_keys_and_is_named() {
    replicator();
    cloud.instances().stayAfterDelete();
    cloud.instances().statuses("deleting");

    ReplinodeException failure = Samples.failure(this::remove);

    assertEquals(Kind.CLEAN_UP_INCOMPLETE, failure.kind());
    assertEquals("not seen within 180 s; the last state was: deleting", failure.why());
    assertEquals(
        List.of(
            Leftover.free("instance", 501, "replinode-media-dr"),
            Leftover.free("key", 71, "key 71"),
            Leftover.free("key", 72, "key 72")),
        outcome.left());
    assertFalse(outcome.isInstanceGone());
    assertEquals(2, cloud.keys().all().size());
  }

  @Test
  void a_removal_without_an_answer_is_looked_after() {
    replicator();
    cloud.calls().loseAnswer("instances.delete", Failures.unreachable());
    cloud.calls().loseAnswer("firewalls.delete", Failures.unreachable());

    remove();

    assertTrue(outcome.isDeleted());
  }

  @Test
  void an_instance_whose_removal_is_not_possible_is_named_with_its_keys() {
    replicator();
    cloud.calls().fail("instances.delete", Failures.unreachable());

    assertEquals(Kind.UNREACHABLE, Samples.failure(this::remove).kind());
    assertEquals(3, outcome.left().size());
    assertEquals(2, cloud.keys().all().size());
  }

  @Test
  void keys_and_firewall_that_do_not_go_are_named() {
    replicator();
    cloud.firewalls().stayAfterDelete();
    cloud.keys().keep(72);

    ReplinodeException failure = Samples.failure(this::remove);

    assertEquals(Kind.CLEAN_UP_INCOMPLETE, failure.kind());
    assertEquals(
        List.of(
            Leftover.free("firewall", 31, "replinode-media-dr"),
            Leftover.free("key", 72, "replinode-media-dr-dest")),
        outcome.left());
    assertTrue(outcome.isInstanceGone());
    assertFalse(outcome.isDeleted());
  }

  @Test
  void what_cannot_be_asked_about_after_the_instance_is_gone_may_remain() {
    replicator();
    cloud.calls().fail("firewalls.findByLabel", Failures.unreachable());
    cloud.calls().fail("keys.list", Failures.unreachable());

    ReplinodeException failure = Samples.failure(this::remove);

    assertEquals(Kind.CLEAN_UP_INCOMPLETE, failure.kind());
    assertEquals(
        "these may remain: [firewall (replinode-media-dr), key 71 (key 71), key 72 (key 72)]",
        failure.why());
  }

  @Test
  void a_token_without_those_scopes_is_told_what_was_not_looked_for() {
    cloud.instances().add("replinode-media-dr", Samples.tags("replinode-done"));
    cloud.calls().fail("firewalls.findByLabel", Failures.notAuthorized());
    cloud.calls().fail("keys.list", Failures.notAuthorized());

    remove();

    assertTrue(outcome.isDeleted());
    assertEquals(
        List.of(
            "the token may not see firewalls, so none were looked for: Unauthorized",
            "the token may not see keys, so none were looked for: Unauthorized"),
        progress.warnings());
  }

  @Test
  void when_no_successor_can_be_looked_for_the_rest_is_named_and_the_clean_up_is_incomplete() {
    replicator();
    cloud.calls().before("instances.find", () -> cloud.calls().fail(LOOK, Failures.unreachable()));

    ReplinodeException failure = Samples.failure(this::remove);

    assertEquals(Kind.CLEAN_UP_INCOMPLETE, failure.kind());
    assertEquals(
        List.of(
            new Leftover("firewall", Optional.empty(), "replinode-media-dr", Optional.empty()),
            Leftover.free("key", 71, "key 71"),
            Leftover.free("key", 72, "key 72")),
        outcome.left());
    assertTrue(outcome.isInstanceGone());
  }

  @Test
  void a_signal_half_way_is_a_signal() {
    replicator();
    cloud
        .calls()
        .fail(
            "firewalls.findByLabel",
            ReplinodeException.of(Kind.INTERRUPTED, "interrupted", "a signal"));

    assertEquals(Kind.INTERRUPTED, Samples.failure(this::remove).kind());
    assertEquals(2, cloud.keys().all().size());
    assertEquals(3, outcome.left().size());
  }

  private void replicator() {
    cloud.keys().add("replinode-media-dr-source");
    cloud.keys().add("replinode-media-dr-dest");
    cloud.firewalls().add("replinode-media-dr", "replinode:media-dr");
    cloud.instances().add("replinode-media-dr", Samples.tags("replinode-keys:71.72"));
  }

  private Removal removal() {
    return new Removal(cloud.ports(), cloud.waiter(), progress);
  }

  private void remove() {
    Optional<Instance> found = removal().find(Samples.NAME, OptionalLong.empty());
    removal().remove(Samples.NAME, found, outcome);
  }
}
