package dev.replinode.domain.replicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.replicator.Goal.Until;
import dev.replinode.domain.storage.ComparisonResult.Verdict;
import dev.replinode.domain.storage.ObjectHeaders;
import dev.replinode.fake.FakeCloud;
import dev.replinode.fake.Samples;
import dev.replinode.fake.Spec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** From the new instance to the proof, and what is then no longer needed. */
class FollowingTest {
  private static final Goal SYNC = new Goal(Until.SYNC, false);

  private final FakeCloud cloud = new FakeCloud();
  private final Outcome outcome = new Outcome();

  @Test
  void nothing_is_awaited_when_nothing_is_wanted() {
    create(new Spec(), new Goal(Until.NONE, false));

    assertEquals(Optional.empty(), outcome.boot());
    assertEquals(List.of(), cloud.calls().made("events"));
  }

  @Test
  void the_boot_alone_keeps_keys_and_reads_no_bucket() {
    create(new Spec(), new Goal(Until.BOOT, false));

    assertEquals(Optional.of(Duration.ZERO), outcome.boot());
    assertEquals("running", outcome.instance().orElseThrow().status());
    assertEquals(0, cloud.runs().reads());
    assertEquals(2, cloud.keys().all().size());
  }

  @Test
  void an_equal_pair_retires_the_keys_exactly_once_and_tags_the_instance_done() {
    cloud.runs().phase("copying", 1).finished(0, cloud::copy);

    create(new Spec(), SYNC);

    assertEquals(Verdict.EQUAL, outcome.verification().orElseThrow().verdict());
    assertEquals(3, outcome.verification().orElseThrow().source().objects());
    assertEquals(Optional.of(Duration.ofSeconds(42)), outcome.runTime());
    assertEquals(List.of(), cloud.keys().all());
    assertEquals(List.of("keys.delete 71", "keys.delete 72"), cloud.calls().made("keys.delete"));
    Tags tags = cloud.instances().all().get(0).tags();
    assertTrue(tags.isDone());
    assertEquals(List.of(), tags.keyIds());
    assertTrue(outcome.keys().stream().allMatch(Outcome.KeyState::isRevoked));
    assertEquals(0, cloud.stores().open());
  }

  @Test
  void with_own_keys_there_is_nothing_to_revoke_and_the_tag_is_set_all_the_same() {
    cloud.stores().allow(Samples.OWN_KEYS.source());
    cloud.stores().allow(Samples.OWN_KEYS.dest());
    cloud.runs().finished(0, cloud::copy);

    create(new Spec().ownKeys(), SYNC);

    assertEquals(List.of(), cloud.calls().made("keys"));
    assertTrue(cloud.instances().all().get(0).tags().isDone());
  }

  @Test
  void a_recurring_replicator_keeps_its_keys_and_is_never_done() {
    cloud.runs().finished(0, cloud::copy);

    create(new Spec().every(Duration.ofMinutes(15)), SYNC);

    assertEquals(2, cloud.keys().all().size());
    assertEquals(List.of(), cloud.calls().made("instances.setTags"));
  }

  @Test
  void a_recurring_replicator_is_judged_by_its_newest_pass() {
    cloud.runs().first(Optional.empty()).finished(0, cloud::copy);

    create(new Spec().every(Duration.ofMinutes(15)), SYNC);

    assertEquals(Verdict.EQUAL, outcome.verification().orElseThrow().verdict());
  }

  @Test
  void in_copy_mode_objects_of_the_destinations_own_are_no_difference() {
    cloud.stores().at("us-iad-1").put("media-dr", "old", "x");
    cloud.runs().finished(0, cloud::copy);

    create(new Spec().copyOnly(), SYNC);

    assertEquals(Verdict.EQUAL, outcome.verification().orElseThrow().verdict());
  }

  @Test
  void success_is_not_believed_when_the_buckets_differ() {
    cloud.runs().finished(0, () -> {});

    ReplinodeException failure = fail(new Spec(), Kind.ANSWER_IS_NO);

    assertEquals("media@jp-osa-1 → media-dr@us-iad-1: 3 objects differ", failure.getMessage());
    assertEquals(2, cloud.keys().all().size());
    assertEquals(List.of(), cloud.calls().made("instances.setTags"));
  }

  @Test
  void objects_written_meanwhile_make_it_inconclusive() {
    cloud
        .runs()
        .finished(
            0,
            () -> {
              cloud.copy();
              var headers =
                  new ObjectHeaders(
                      3, "x", cloud.time().instant().plusSeconds(5), Map.of(), Map.of());
              cloud.stores().at("jp-osa-1").put("media", "new", "new", headers);
            });

    ReplinodeException failure = fail(new Spec(), Kind.INCONCLUSIVE);

    assertEquals("objects were written during the comparison", failure.why());
    assertEquals(2, cloud.keys().all().size());
  }

  @Test
  void a_failed_run_keeps_keys_and_instance_and_tells_its_status() {
    cloud.runs().finished(1, () -> {});

    fail(new Spec(), Kind.ANSWER_IS_NO);

    assertEquals(1, outcome.run().orElseThrow().exitCode().orElseThrow());
    assertEquals(1, cloud.instances().all().size());
    assertEquals(2, cloud.keys().all().size());
  }

  @Test
  void keys_that_cannot_be_revoked_are_named() {
    cloud.runs().finished(0, cloud::copy);
    cloud.keys().keep(72);

    ReplinodeException failure = fail(new Spec(), Kind.CLEAN_UP_INCOMPLETE);

    assertEquals("these may still work: [key 72 (replinode-media-dr-dest-7c7695)]", failure.why());
    assertEquals(
        List.of(Leftover.free("key", 72, "replinode-media-dr-dest-7c7695")), outcome.left());
    assertTrue(outcome.instance().orElseThrow().tags().isDone(), "the next command sweeps it");
  }

  @Test
  void an_instance_that_is_gone_costs_nothing_and_what_is_left_of_it_is_named() {
    cloud.runs().phase("copying", 1);
    cloud.time().beforeSleep(this::removeByHand);

    ReplinodeException failure = fail(new Spec(), Kind.ANSWER_IS_NO);

    assertEquals("the instance is gone", failure.why());
    assertTrue(outcome.isInstanceGone());
    assertEquals(
        List.of(
            Leftover.free("key", 71, "replinode-media-dr-source-7c7695"),
            Leftover.free("key", 72, "replinode-media-dr-dest-7c7695"),
            Leftover.free("firewall", 31, "replinode-media-dr")),
        outcome.left());
  }

  @Test
  void an_instance_that_is_gone_before_it_has_booted_is_no_cost_either() {
    cloud.calls().before("events.ofInstance", this::removeByHand);
    cloud.calls().before("keys.find", () -> cloud.keys().vanish(71));

    fail(new Spec(), Kind.ANSWER_IS_NO);

    assertTrue(outcome.isInstanceGone());
    assertEquals(
        List.of(
            Leftover.free("key", 72, "replinode-media-dr-dest-7c7695"),
            Leftover.free("firewall", 31, "replinode-media-dr")),
        outcome.left());
  }

  /** In Cloud Manager, say: the firewall guards nothing then. */
  private void removeByHand() {
    cloud.instances().vanish();
    cloud.firewalls().guard(31);
  }

  @Test
  void after_the_proof_the_replicator_is_removed_when_asked() {
    cloud.runs().finished(0, cloud::copy);

    create(new Spec(), new Goal(Until.SYNC, true));

    assertTrue(outcome.isDeleted());
    assertEquals(List.of(), cloud.instances().all());
    assertEquals(List.of(), cloud.firewalls().all());
    assertEquals(List.of(), cloud.keys().all());
    assertEquals(1, cloud.scripts().all().size(), "the script is not the replicator's");
  }

  @Test
  void without_the_proof_nothing_is_removed() {
    cloud.runs().finished(0, () -> {});

    Samples.failure(() -> create(new Spec(), new Goal(Until.SYNC, true)));

    assertEquals(1, cloud.instances().all().size());
  }

  @Test
  void where_no_tags_can_be_set_this_command_still_knows_what_was_asked_for() {
    cloud.account().restrict();
    cloud.stores().at("us-iad-1").put("media-dr", "old", "x");
    cloud.runs().finished(0, cloud::copy);

    create(new Spec().copyOnly().every(Duration.ofMinutes(15)), SYNC);

    assertEquals(Verdict.EQUAL, outcome.verification().orElseThrow().verdict());
    assertEquals(2, cloud.keys().all().size(), "a recurring run goes on with them");
  }

  @Test
  void where_no_tags_can_be_set_keys_are_revoked_all_the_same() {
    cloud.account().restrict();
    cloud.runs().finished(0, cloud::copy);

    create(new Spec(), SYNC);

    assertEquals(List.of(), cloud.keys().all());
    assertEquals(List.of(), cloud.calls().made("instances.setTags"));
  }

  private void create(Spec spec, Goal goal) {
    MakeCommand.create(cloud, spec, goal, outcome);
  }

  private ReplinodeException fail(Spec spec, Kind kind) {
    ReplinodeException failure = Samples.failure(() -> create(spec, SYNC));
    assertEquals(kind, failure.kind(), failure.getMessage());
    return failure;
  }
}
