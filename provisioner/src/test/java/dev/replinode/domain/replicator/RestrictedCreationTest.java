package dev.replinode.domain.replicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.replicator.Outcome.InstanceAction;
import dev.replinode.fake.Failures;
import dev.replinode.fake.FakeCloud;
import dev.replinode.fake.Samples;
import dev.replinode.fake.Spec;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Never two, and nothing of another's, where the user may set no tags. */
class RestrictedCreationTest {
  private final FakeCloud cloud = new FakeCloud();
  private final Outcome outcome = new Outcome();

  @BeforeEach
  void restrict() {
    cloud.account().restrict();
  }

  @Test
  void one_whose_creation_was_not_answered_is_found_and_not_doubled() {
    cloud.calls().loseAnswer("instances.create", Failures.noAnswer());

    Access access = MakeCommand.make(cloud, new Spec(), outcome);

    assertEquals(1, cloud.calls().made("instances.create").size());
    assertEquals(Optional.of(InstanceAction.CREATED), outcome.action());
    assertEquals(501, access.instance().id());
    assertTrue(access.instance().tags().isOneTime(), "what was asked for is known without tags");
    assertTrue(outcome.runId().isPresent());
    assertEquals(2, cloud.keys().all().size());
    assertEquals(List.of(), outcome.left());
  }

  @Test
  void one_that_is_seen_only_after_the_second_creation_clashed_is_taken_up() {
    cloud.calls().fail("instances.create", Failures.noAnswer());
    cloud.calls().before("instances.create", () -> cloud.instances().add("replinode-media-dr"));

    MakeCommand.make(cloud, new Spec(), outcome);

    assertEquals(2, cloud.calls().made("instances.create").size());
    assertEquals(1, cloud.instances().all().size());
    assertEquals(Optional.of(InstanceAction.CREATED), outcome.action());
  }

  @Test
  void one_that_the_firewall_of_this_try_guards_is_of_this_try() {
    cloud
        .calls()
        .before(
            "instances.create",
            () -> {
              cloud.instances().add("replinode-media-dr");
              cloud.firewalls().guard(31, "linode/501");
            });

    Access access = MakeCommand.make(cloud, new Spec(), outcome);

    assertEquals(501, access.instance().id());
    assertEquals(Optional.of(InstanceAction.CREATED), outcome.action());
    assertEquals(1, cloud.instances().all().size());
  }

  @Test
  void one_that_somebody_else_made_meanwhile_is_not_taken_up() {
    cloud
        .calls()
        .before("instances.create", () -> cloud.instances().add("replinode-media-dr", "theirs"));

    assertEquals(
        Kind.REFUSED, Samples.failure(() -> MakeCommand.make(cloud, new Spec(), outcome)).kind());

    assertEquals(List.of("theirs"), cloud.instances().all().get(0).tags().all(), "it is as it was");
    assertEquals(
        List.of("instance", "key", "key", "firewall"),
        outcome.left().stream().map(Leftover::kind).toList());
  }
}
