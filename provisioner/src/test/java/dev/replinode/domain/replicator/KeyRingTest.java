package dev.replinode.domain.replicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.replicator.LimitedKey.Grant;
import dev.replinode.fake.Failures;
import dev.replinode.fake.FakeCloud;
import dev.replinode.fake.FakeKeys;
import dev.replinode.fake.Samples;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyRingTest {
  private static final String LABEL = "replinode-media-dr-source-aaaaaa";
  private static final Grant GRANT = new Grant("jp-osa", "media", false);

  private final FakeCloud cloud = new FakeCloud();
  private final FakeKeys keys = cloud.keys();
  private final KeyRing ring = new KeyRing(keys);

  @Test
  void a_key_is_limited_to_what_it_is_for() {
    MintedKey key = mint();

    assertEquals(List.of(new LimitedKey(71, LABEL, List.of(GRANT))), keys.all());
    assertEquals("ACCESS71", key.accessKey().id());
    assertFalse(key.toString().contains(FakeKeys.SECRET), "it prints a secret");
  }

  @Test
  void a_key_whose_secret_got_lost_is_removed_and_another_made() {
    cloud.calls().loseAnswer("keys.mint", Failures.noAnswer());

    assertEquals(72, mint().id());
    assertEquals(List.of(LABEL), keys.labels());
  }

  @Test
  void keys_of_other_tries_stay_when_a_secret_got_lost() {
    keys.add("replinode-media-dr-source-bbbbbb");
    cloud.calls().loseAnswer("keys.mint", Failures.noAnswer());

    mint();

    assertEquals(List.of("replinode-media-dr-source-bbbbbb", LABEL), keys.labels());
  }

  @Test
  void a_lost_key_that_cannot_be_removed_is_not_doubled() {
    cloud.calls().loseAnswer("keys.mint", Failures.noAnswer());
    keys.keep(71);

    assertTrue(Samples.failure(this::mint).isUncertain());
    assertEquals(1, cloud.calls().made("keys.mint").size());
    assertEquals(List.of(Leftover.free("key", 71, LABEL)), ring.removeAll(LABEL));
  }

  @Test
  void a_second_try_that_is_refused_says_nothing_of_the_first() {
    cloud.calls().loseAnswer("keys.mint", Failures.noAnswer());
    cloud.calls().before("keys.mint", () -> {}).fail("keys.mint", Failures.refused());

    ReplinodeException failure = Samples.failure(this::mint);

    assertEquals(Kind.REFUSED, failure.kind());
    assertTrue(failure.isUncertain());
  }

  @Test
  void a_lost_key_after_the_commands_time_is_told_as_that_and_may_be_there() {
    cloud.calls().loseAnswer("keys.mint", Failures.noAnswer());
    cloud.calls().fail("keys.list", Failures.timeOver());

    ReplinodeException failure = Samples.failure(this::mint);

    assertEquals(Kind.INCONCLUSIVE, failure.kind());
    assertTrue(failure.isUncertain());
    assertEquals(
        List.of("whether it was made is not known: a call: the API could not be reached"),
        failure.reasons());
  }

  @Test
  void what_cannot_be_looked_for_may_be_there() {
    cloud.calls().fail("keys.list", Failures.unreachable());

    assertEquals(
        List.of(new Leftover("key", Optional.empty(), LABEL, Optional.empty())),
        ring.removeAll(LABEL));
  }

  @Test
  void a_refused_key_is_not_tried_again() {
    cloud.calls().fail("keys.mint", Failures.refused());

    assertEquals(Kind.REFUSED, Samples.failure(this::mint).kind());
    assertEquals(1, cloud.calls().made("keys.mint").size());
  }

  @Test
  void a_sweep_takes_run_keys_of_that_name_which_nobody_uses() {
    for (String label :
        List.of(
            "replinode-media-dr-source",
            "replinode-media-dr-dest-aaaaaa",
            "replinode-media-dr-source-bbbbbb",
            "replinode-media-dr-read-2611221529abc",
            "replinode-media-dr-source-dest-cccccc",
            "replinode-media-drill-dest-dddddd")) {
      keys.add(label);
    }

    assertEquals(List.of(), ring.sweep(Samples.NAME, List.of(73L)));

    assertEquals(List.of(73L, 74L, 75L, 76L), keys.all().stream().map(LimitedKey::id).toList());
  }

  @Test
  void revoking_is_believed_only_when_the_key_is_gone() {
    keys.add("one");
    keys.add("two");
    keys.add("three");
    keys.keep(72);

    assertEquals(List.of(72L), ring.revoke(List.of(71L, 72L, 73L)));
    assertEquals(List.of("two"), keys.labels());
  }

  @Test
  void a_removal_without_an_answer_is_looked_after() {
    keys.add("one");
    cloud.calls().loseAnswer("keys.delete", Failures.unreachable());

    assertEquals(List.of(), ring.revoke(List.of(71L)));
  }

  @Test
  void a_key_that_cannot_be_asked_about_may_still_be_there() {
    keys.add("one");
    cloud.calls().fail("keys.delete", Failures.unreachable());
    cloud.calls().fail("keys.find", Failures.unreachable());

    assertEquals(List.of(71L), ring.revoke(List.of(71L)));
  }

  @Test
  void a_signal_is_not_mistaken_for_a_failed_revocation() {
    keys.add("one");
    var interrupted = ReplinodeException.of(Kind.INTERRUPTED, "interrupted", "a signal");
    cloud.calls().fail("keys.delete", interrupted);

    assertEquals(Kind.INTERRUPTED, Samples.failure(() -> ring.revoke(List.of(71L))).kind());
  }

  @Test
  void what_was_revoked_and_what_was_not_is_noted() {
    keys.add("one");
    keys.add("two");
    keys.keep(72);
    Outcome outcome = new Outcome();
    outcome.key(71, "one", false);
    outcome.key(72, "two", false);
    outcome.key(99, "gone before", true);

    List<Leftover> left = ring.revoke(outcome);

    assertEquals(List.of(Leftover.free("key", 72, "two")), left);
    assertEquals(
        List.of(
            new Outcome.KeyState(99, "gone before", true),
            new Outcome.KeyState(71, "one", true),
            new Outcome.KeyState(72, "two", false)),
        outcome.keys());
    assertEquals(Optional.empty(), ring.find(71));
  }

  @Test
  void what_a_killed_command_left_is_removed_only_if_it_is_a_read_key() {
    keys.addReadKey("replinode-media-dr-read-2611221529abc");
    mint();

    assertTrue(ring.removeReadKey("replinode-media-dr-read-2611221529abc"));
    assertFalse(ring.removeReadKey(LABEL));

    assertEquals(List.of(LABEL), keys.labels());
  }

  @Test
  void keys_of_one_label_taken_back_say_nothing_of_another() {
    keys.add("one");
    keys.add("two");
    Outcome outcome = new Outcome();
    outcome.key(71, "one", false);
    outcome.key(72, "two", false);

    assertEquals(List.of(), ring.takeBack(List.of("one"), outcome));

    assertEquals(
        List.of(new Outcome.KeyState(72, "two", false), new Outcome.KeyState(71, "one", true)),
        outcome.keys());
  }

  private MintedKey mint() {
    return ring.mint(LABEL, List.of(GRANT));
  }
}
