package dev.replinode.domain.replicator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.replicator.Outcome.InstanceAction;
import dev.replinode.fake.FakeCloud;
import dev.replinode.fake.Samples;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplicatorsTest {
  private final FakeCloud cloud = new FakeCloud();
  private final Outcome outcome = new Outcome();

  @Test
  void the_buckets_are_those_of_the_account_that_fit_the_hash() {
    cloud.buckets().add("other", "us-ord-10");
    cloud.instances().add("replinode-media-dr", Samples.tags());

    Access access = find("media-dr");

    assertEquals(Samples.pair(), access.pair());
    assertEquals(Optional.of(Samples.NAME), outcome.name());
    assertEquals(Optional.of(Samples.pair()), outcome.pair());
    assertEquals(Optional.of("20261122T150000Z-00000a"), outcome.runId());
    assertEquals(Optional.of(InstanceAction.ADOPTED), outcome.action());
  }

  @Test
  void a_pair_that_is_not_the_accounts_is_refused_with_a_way_on() {
    cloud.instances().add("replinode-media-dr", Samples.tags());
    cloud.buckets().forget("media-dr");

    ReplinodeException failure = refused("media-dr");

    assertEquals("its buckets are not among those of this account", failure.why());
    assertEquals(
        Optional.of("run its create command again: it takes up the replicator that is there"),
        failure.hint());
  }

  @Test
  void an_unknown_name_comes_with_near_ones() {
    cloud.instances().add("replinode-media-dr", Samples.tags());

    ReplinodeException failure = refused("media-rd");

    assertEquals(
        "replicator media-rd: the account has none of that name; did you mean media-dr?",
        failure.getMessage());
    assertEquals(Optional.of("replinode list"), failure.hint());
  }

  @Test
  void a_foreign_instance_of_that_label_is_refused() {
    cloud.instances().add("replinode-media-dr");

    refused("media-dr");
  }

  @Test
  void the_list_holds_ours_alone_in_the_order_of_names() {
    cloud.instances().add("replinode-zoo", "replinode:zoo", "replinode-pair:1");
    cloud.instances().add("replinode-ant", "replinode:ant", "replinode-pair:2");
    cloud.instances().add("replinode-untagged");
    cloud.instances().add("replinode-Bad_Name", "replinode:Bad_Name", "replinode-pair:3");
    cloud.instances().add("web-1", "replinode:web", "replinode-pair:4");

    List<String> labels =
        new Replicators(cloud.ports()).list().stream().map(Instance::label).toList();

    assertEquals(List.of("replinode-ant", "replinode-zoo"), labels);
  }

  private Access find(String name) {
    return new Replicators(cloud.ports()).find(new ReplicatorName(name), Optional.empty(), outcome);
  }

  private ReplinodeException refused(String name) {
    ReplinodeException failure = Samples.failure(() -> find(name));
    assertEquals(Kind.REFUSED, failure.kind());
    return failure;
  }
}
