package dev.replinode.domain.replicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.replicator.Goal.Until;
import dev.replinode.fake.Calls.Killed;
import dev.replinode.fake.Failures;
import dev.replinode.fake.FakeCloud;
import dev.replinode.fake.FakeEvents;
import dev.replinode.fake.FixedRandom;
import dev.replinode.fake.RecordingProgress;
import dev.replinode.fake.Samples;
import dev.replinode.fake.Spec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A new instance in place of the old one, which goes only when the new one is proven. */
class ReplacementTest {
  private static final Goal SYNC = new Goal(Until.SYNC, false);
  private static final int MOST_CALLS = 60;

  private final RecordingProgress progress = new RecordingProgress();
  private int commands;

  @Test
  void the_old_one_works_until_the_new_one_is_proven_and_goes_with_its_keys() {
    FakeCloud cloud = recurring();
    Outcome outcome = new Outcome();
    cloud
        .runs()
        .phase("copying", 1)
        .finished(
            0,
            () -> {
              assertEquals(
                  List.of("replinode-media-dr.old.501", "replinode-media-dr"), labels(cloud));
              assertEquals(4, cloud.keys().all().size(), "both have their keys");
              cloud.copy();
            });

    replace(cloud, recurringSpec(), outcome);

    assertEquals(List.of("replinode-media-dr"), labels(cloud));
    assertEquals(502, cloud.instances().all().get(0).id());
    assertEquals(
        cloud.instances().all().get(0).tags().keyIds(),
        cloud.keys().all().stream().map(LimitedKey::id).toList());
    assertEquals(List.of(501L), outcome.replaced().stream().map(Instance::id).toList());
    assertEquals(1, cloud.firewalls().all().size(), "both were behind the same one");
    assertEquals(List.of(), outcome.left());
  }

  @Test
  void without_a_replicator_it_is_an_ordinary_create() {
    FakeCloud cloud = new FakeCloud();
    cloud.runs().finished(0, cloud::copy);

    replace(cloud, new Spec(), new Outcome());

    assertEquals(List.of("replinode-media-dr"), labels(cloud));
    assertEquals(List.of(), cloud.keys().all());
  }

  @Test
  void a_refused_instance_gives_the_old_one_its_name_back() {
    FakeCloud cloud = recurring();
    cloud.calls().fail("instances.create", Failures.refused());

    ReplinodeException failure =
        Samples.failure(() -> replace(cloud, recurringSpec(), new Outcome()));

    assertEquals(Kind.REFUSED, failure.kind());
    Instance old = cloud.instances().all().get(0);
    assertEquals("replinode-media-dr", old.label());
    assertTrue(old.tags().isOf(Samples.NAME));
    assertEquals(2, cloud.keys().all().size(), "the new keys are gone");
    assertEquals(1, cloud.firewalls().all().size());
  }

  @Test
  void keys_that_cannot_reach_the_buckets_leave_the_old_one_as_it_was() {
    FakeCloud cloud = recurring();
    cloud.stores().at("us-iad-1").put("media-dr", "extra.txt", "not of the source");

    Samples.failure(() -> replace(cloud, recurringSpec(), new Outcome()));

    assertEquals(List.of("replinode-media-dr"), labels(cloud));
    assertTrue(cloud.instances().all().get(0).tags().isOf(Samples.NAME));
    assertEquals(2, cloud.keys().all().size());
    assertEquals(1, cloud.firewalls().all().size());
  }

  @Test
  void a_run_that_fails_keeps_the_old_one_and_the_next_call_replaces_the_failed_one_too() {
    FakeCloud cloud = recurring();
    cloud.runs().finished(4, () -> {});
    assertEquals(
        Kind.ANSWER_IS_NO,
        Samples.failure(() -> replace(cloud, recurringSpec(), new Outcome())).kind());
    assertEquals(List.of("replinode-media-dr.old.501", "replinode-media-dr"), labels(cloud));

    cloud.runs().finished(0, cloud::copy);
    replace(cloud, recurringSpec(), new Outcome());

    assertEquals(List.of("replinode-media-dr"), labels(cloud));
    assertEquals(503, cloud.instances().all().get(0).id());
    assertEquals(2, cloud.keys().all().size());
  }

  @Test
  void a_proof_of_what_was_put_aside_meanwhile_removes_nothing() {
    FakeCloud cloud = recurring();
    Outcome outcome = new Outcome();
    cloud
        .runs()
        .finished(
            0,
            () -> {
              cloud.copy();
              Instance made = cloud.instances().find(502).orElseThrow();
              String aside = Samples.NAME.asideLabel(made.id());
              cloud.instances().relabel(made.id(), aside, made.tags().aside(Samples.NAME));
            });

    replace(cloud, recurringSpec(), outcome);

    assertEquals(
        List.of("replinode-media-dr.old.501", "replinode-media-dr.old.502"), labels(cloud));
    assertEquals(List.of(), outcome.replaced());
  }

  @Test
  void a_repeated_call_goes_on_with_the_new_one_that_is_at_work() {
    FakeCloud cloud = recurring();
    ReplicatorSpec spec = recurringSpec().build();
    Creation creation = creation(cloud);
    creation.replace(spec, creation.prepare(spec, new Outcome()), new Outcome());
    cloud.runs().phase("copying", 3).finished(0, cloud::copy);

    replace(cloud, recurringSpec(), new Outcome());

    assertEquals(List.of(502L), cloud.instances().all().stream().map(Instance::id).toList());
    assertEquals(2, cloud.keys().all().size());
  }

  @Test
  void a_new_one_that_did_not_boot_is_replaced_by_the_next_call() {
    FakeCloud cloud = recurring();
    cloud.events().then(FakeEvents.event("linode_boot", "failed"));
    Samples.failure(() -> replace(cloud, recurringSpec(), new Outcome()));
    cloud
        .calls()
        .before(
            "instances.create",
            () -> {
              cloud.events().then(FakeEvents.event("linode_boot", "finished"));
              cloud.events().ofInstance(502); // The last look that finds the failed one.
            });
    cloud.runs().finished(0, cloud::copy);

    replace(cloud, recurringSpec(), new Outcome());

    assertEquals(List.of(503L), cloud.instances().all().stream().map(Instance::id).toList());
  }

  @Test
  void a_later_wait_finishes_what_was_only_made() {
    FakeCloud cloud = recurring();
    Outcome outcome = new Outcome();
    ReplicatorSpec spec = recurringSpec().build();
    Creation creation = creation(cloud);
    creation.replace(spec, creation.prepare(spec, outcome), outcome);
    cloud.runs().finished(0, cloud::copy);

    Outcome later = new Outcome();
    Access access = new Replicators(cloud.ports()).find(Samples.NAME, Optional.empty(), later);
    MakeCommand.follow(cloud, access, SYNC, later);

    assertEquals(List.of("replinode-media-dr"), labels(cloud));
    assertEquals(2, cloud.keys().all().size());
  }

  @Test
  void delete_takes_what_was_put_aside_as_well() {
    FakeCloud cloud = recurring();
    cloud.runs().finished(4, () -> {});
    Samples.failure(() -> replace(cloud, recurringSpec(), new Outcome()));

    Removal removal = new Removal(cloud.ports(), cloud.waiter(), progress);
    removal.remove(Samples.NAME, removal.find(Samples.NAME, OptionalLong.empty()), new Outcome());

    assertEquals(List.of(), labels(cloud));
    assertEquals(List.of(), cloud.keys().all());
    assertEquals(List.of(), cloud.firewalls().all());
  }

  @Test
  void a_name_without_an_instance_says_that_its_replacement_was_cut_short() {
    FakeCloud cloud = recurring();
    cloud.calls().before("instances.relabel", () -> cloud.calls().killAt(1, false));
    assertThrows(Killed.class, () -> replace(cloud, recurringSpec(), new Outcome()));
    cloud.calls().revive();

    ReplinodeException failure =
        Samples.failure(
            () ->
                new Replicators(cloud.ports()).find(Samples.NAME, Optional.empty(), new Outcome()));

    assertEquals(
        "its replacement was cut short before a new instance was made; instance 501"
            + " (replinode-media-dr.old.501) goes on working",
        failure.why());
  }

  @Test
  void a_user_who_may_not_set_tags_cannot_replace() {
    FakeCloud cloud = recurring();
    cloud.account().restrict();

    ReplinodeException failure =
        Samples.failure(() -> replace(cloud, recurringSpec(), new Outcome()));

    assertEquals(Kind.REFUSED, failure.kind());
    assertEquals(List.of("replinode-media-dr"), labels(cloud));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void killed_at_any_request_and_repeated_it_ends_with_exactly_one_of_each(boolean hasEffect) {
    int kills = 0;
    for (int call = 1; call <= MOST_CALLS; call++) {
      FakeCloud cloud = recurring();
      cloud.runs().finished(0, cloud::copy);
      cloud.calls().killAt(call, hasEffect);
      String where;
      try {
        replace(cloud, recurringSpec(), new Outcome());
        assertTrue(kills > 20, kills + " requests are too few to be true");
        return;
      } catch (Killed e) {
        kills++;
        where = call + ", " + e.getMessage();
      }
      cloud.calls().revive();
      assertTrue(instancesAtWork(cloud) >= 1, "nothing replicates after a kill at " + where);

      replace(cloud, recurringSpec(), new Outcome());

      assertEquals(List.of("replinode-media-dr"), labels(cloud), "killed at " + where);
      List<Long> used = cloud.instances().all().get(0).tags().keyIds();
      List<Long> keys = cloud.keys().all().stream().map(LimitedKey::id).toList();
      assertTrue(keys.containsAll(used), "keys in use are gone after a kill at " + where);
      assertEquals(1, cloud.firewalls().all().size(), "killed at " + where);
      assertOnlyKnownOrphans(cloud, where);
    }
    throw new AssertionError("it makes more than " + MOST_CALLS + " requests");
  }

  /** What a kill can leave is found, and the replicator's own keys are never among it. */
  private static void assertOnlyKnownOrphans(FakeCloud cloud, String where) {
    List<Long> used = cloud.instances().all().get(0).tags().keyIds();
    Inventory inventory =
        Inventory.read(cloud.ports(), Samples.MANIFEST.label(), new RecordingProgress());
    List<Orphan> orphans = Orphans.among(inventory, cloud.ports(), cloud.time().instant());
    List<Long> extra =
        cloud.keys().all().stream().map(LimitedKey::id).filter(id -> !used.contains(id)).toList();
    assertEquals(extra, orphans.stream().map(Orphan::id).toList(), "killed at " + where);
    assertEquals(List.of(), extra, "killed at " + where);
  }

  private static long instancesAtWork(FakeCloud cloud) {
    List<Long> keys = cloud.keys().all().stream().map(LimitedKey::id).toList();
    return cloud.instances().all().stream()
        .filter(instance -> keys.containsAll(instance.tags().keyIds()))
        .count();
  }

  /** An account with a replicator that runs again and again, so that its keys live on. */
  private static FakeCloud recurring() {
    FakeCloud cloud = new FakeCloud();
    Outcome outcome = new Outcome();
    MakeCommand.make(cloud, recurringSpec(), outcome, new FixedRandom());
    return cloud;
  }

  private static Spec recurringSpec() {
    return new Spec().every(Duration.ofMinutes(15));
  }

  private void replace(FakeCloud cloud, Spec wanted, Outcome outcome) {
    ReplicatorSpec spec = wanted.build();
    Creation creation = creation(cloud);
    Access access = creation.replace(spec, creation.prepare(spec, outcome), outcome);
    MakeCommand.follow(cloud, access, SYNC, outcome);
  }

  private Creation creation(FakeCloud cloud) {
    FixedRandom random = new FixedRandom();
    random.nextBytes(new byte[++commands * 1000]);
    return new Creation(cloud.ports(), Samples.MANIFEST, cloud.waiter(), progress, random);
  }

  private static List<String> labels(FakeCloud cloud) {
    return cloud.instances().all().stream().map(Instance::label).toList();
  }
}
