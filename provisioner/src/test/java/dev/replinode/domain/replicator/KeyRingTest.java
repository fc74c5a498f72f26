package dev.replinode.domain.replicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

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
  private static final String SOURCE = "replinode-media-dr-source";
  private static final String DEST = "replinode-media-dr-dest";

  private final FakeCloud cloud = new FakeCloud();
  private final FakeKeys keys = cloud.keys();
  private final KeyRing ring = new KeyRing(keys);

  @Test
  void one_key_reads_the_source_and_one_writes_the_destination() {
    KeyRing.Pair pair = mint();

    assertEquals(
        List.of(
            new LimitedKey(71, SOURCE, List.of(new Grant("jp-osa", "media", false))),
            new LimitedKey(72, DEST, List.of(new Grant("us-iad", "media-dr", true)))),
        keys.all());
    assertEquals(List.of(71L, 72L), pair.ids());
    assertEquals("ACCESS71", pair.credentials().source().id());
    assertEquals("ACCESS72", pair.credentials().dest().id());
    assertFalse(pair.toString().contains(FakeKeys.SECRET), "it prints a secret");
  }

  @Test
  void without_the_second_key_the_first_is_of_no_use() {
    cloud.calls().before("keys.mint", () -> {}).fail("keys.mint", Failures.refused());

    assertEquals(Kind.REFUSED, Samples.failure(this::mint).kind());
    assertEquals(List.of(), keys.all());
  }

  @Test
  void a_key_whose_secret_got_lost_is_removed_and_another_made() {
    cloud.calls().loseAnswer("keys.mint", Failures.noAnswer());

    KeyRing.Pair pair = mint();

    assertEquals(List.of(SOURCE, DEST), keys.labels());
    assertEquals(List.of(72L, 73L), pair.ids());
  }

  @Test
  void a_key_whose_secret_got_lost_twice_is_not_left_behind() {
    cloud.calls().loseAnswer("keys.mint", Failures.noAnswer());
    cloud.calls().loseAnswer("keys.mint", Failures.noAnswer());

    assertEquals(Kind.UNREACHABLE, Samples.failure(this::mint).kind());
    assertEquals(List.of(), keys.all());
  }

  @Test
  void a_refused_key_is_not_tried_again() {
    cloud.calls().fail("keys.mint", Failures.refused());

    assertEquals(Kind.REFUSED, Samples.failure(this::mint).kind());
    assertEquals(1, cloud.calls().made("keys.mint").size());
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
  void a_key_that_cannot_be_asked_about_may_still_be_there() {
    keys.add("one");
    cloud.calls().fail("keys.delete", Failures.unreachable());

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

  private KeyRing.Pair mint() {
    return ring.mintPair(Samples.NAME, Samples.pair());
  }
}
