package dev.replinode.domain.replicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.fake.FakeCloud;
import dev.replinode.fake.RecordingProgress;
import dev.replinode.fake.Samples;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** An instance without tags is removed by its id, and nothing that may be another's with it. */
class RemovalByIdTest {
  private final FakeCloud cloud = new FakeCloud();
  private final Outcome outcome = new Outcome();
  private final RecordingProgress progress = new RecordingProgress();

  @Test
  void without_tags_the_id_is_taken_if_its_label_fits() {
    Instance untagged = cloud.instances().add("replinode-media-dr");
    cloud.instances().add("web-1");

    assertEquals(Optional.of(untagged), removal().find(Samples.NAME, OptionalLong.of(501)));
    ReplinodeException failure =
        Samples.failure(() -> removal().find(Samples.NAME, OptionalLong.of(502)));
    assertEquals("instance 502 (web-1): its label is not replinode-media-dr", failure.getMessage());
  }

  @Test
  void an_instance_named_by_its_id_goes_with_the_firewall_that_is_marked_as_ours() {
    cloud.instances().add("replinode-media-dr");
    cloud.firewalls().createNoted("replinode-media-dr", List.of("replinode:media-dr"));
    cloud.firewalls().guard(31, "linode/501");

    removeById();

    assertEquals(List.of(), cloud.firewalls().all());
    assertTrue(outcome.isDeleted());
  }

  @Test
  void an_id_that_nobody_has_is_refused_while_another_instance_has_the_name() {
    assertEquals(Optional.empty(), removal().find(Samples.NAME, OptionalLong.of(7)));
    cloud.instances().add("replinode-media-dr", Samples.tags());

    ReplinodeException failure =
        Samples.failure(() -> removal().find(Samples.NAME, OptionalLong.of(7)));

    assertEquals(Kind.REFUSED, failure.kind());
    assertEquals(
        "the account has none of that id; instance 501 (replinode-media-dr) has that name",
        failure.why());
  }

  @Test
  void a_firewall_without_marks_stays_even_if_it_guards_that_instance_alone() {
    cloud.instances().add("replinode-media-dr");
    cloud.firewalls().add("replinode-media-dr");
    cloud.firewalls().guard(31, "linode/501");

    removeById();

    assertEquals(1, cloud.firewalls().all().size());
    assertEquals(1, progress.warnings().size());
  }

  @Test
  void the_firewall_stays_when_another_instance_has_the_name() {
    cloud.instances().add("replinode-media-dr");
    cloud.instances().add("web-1", Samples.NAME.tag());
    cloud.firewalls().add("replinode-media-dr", Samples.NAME.tag());
    cloud.firewalls().guard(31, "linode/501", "linode/502");

    removeById();

    assertEquals(1, cloud.firewalls().all().size());
    assertEquals(List.of("web-1"), labels());
  }

  @Test
  void what_a_replacement_put_aside_is_not_known_to_belong_to_it() {
    cloud.instances().add("replinode-media-dr");
    cloud
        .instances()
        .add("replinode-media-dr.old.502", "replinode-old:media-dr", Samples.pair().tag());

    removeById();

    assertEquals(List.of("replinode-media-dr.old.502"), labels());
  }

  private List<String> labels() {
    return cloud.instances().all().stream().map(Instance::label).toList();
  }

  private Removal removal() {
    return new Removal(cloud.ports(), cloud.waiter(), progress);
  }

  private void removeById() {
    Optional<Instance> found = removal().find(Samples.NAME, OptionalLong.of(501));
    removal().remove(Samples.NAME, found, outcome);
  }
}
