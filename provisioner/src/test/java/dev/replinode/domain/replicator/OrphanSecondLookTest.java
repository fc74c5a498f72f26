package dev.replinode.domain.replicator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.fake.FakeCloud;
import dev.replinode.fake.RecordingProgress;
import dev.replinode.fake.Samples;
import dev.replinode.fake.Spec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What has come to be of use since it was listed stays. */
class OrphanSecondLookTest {
  private final FakeCloud cloud = new FakeCloud();
  private final Outcome outcome = new Outcome();
  private final OrphanRemoval removal =
      new OrphanRemoval(
          cloud.ports(), cloud.waiter(), new RecordingProgress(), Samples.MANIFEST.label());

  @Test
  void an_instance_put_aside_whose_successor_is_proven_no_more() {
    cloud.instances().add("replinode-media-dr", Samples.tags("replinode-done"));
    putAside();
    List<Orphan> found = removal.find();
    assertEquals(List.of(true), found.stream().map(Orphan::isRemovable).toList());
    cloud.ports().instances().setTags(501, new Tags(List.of(Samples.tags())));

    assertEquals("these remain: [" + found.get(0).leftover() + "]", failure(found).why());

    assertEquals(2, cloud.instances().all().size());
  }

  @Test
  void a_firewall_that_guards_by_now_while_another_does_not() {
    Instant old = cloud.time().instant().minus(Duration.ofDays(3));
    cloud.firewalls().addFree("replinode-one", old, "replinode:one");
    List<Orphan> found = removal.find();
    cloud.firewalls().guard(found.get(0).id(), "linode/7");
    cloud.firewalls().addFree("replinode-two", old, "replinode:two");

    assertEquals("these remain: [firewall 31 (replinode-one)]", failure(found).why());

    assertEquals(2, cloud.firewalls().all().size());
  }

  @Test
  void a_firewall_of_an_instance_that_it_does_not_guard_is_none() {
    Instant old = cloud.time().instant().minus(Duration.ofDays(3));
    cloud.firewalls().addFree("replinode-media-dr", old, Samples.NAME.tag());
    cloud.instances().add("replinode-media-dr", Samples.tags());

    assertEquals(List.of(), removal.find());
  }

  @Test
  void an_instance_that_is_gone_when_its_turn_comes_is_gone() {
    cloud.instances().add("replinode-media-dr", Samples.tags("replinode-done"));
    putAside();
    List<Orphan> found = removal.find();
    cloud.calls().before("instances.find", () -> cloud.instances().vanish());

    assertEquals(found, removal.remove(found, outcome));
  }

  @Test
  void a_replacement_without_keys_is_not_removed_with_what_it_was_to_replace() {
    MakeCommand.make(cloud, new Spec(), outcome);
    cloud.keys().vanish(71);
    putAside();

    List<Orphan> found = removal.find();

    assertEquals(List.of(false, false), found.stream().map(Orphan::isRemovable).toList());
    assertEquals(
        "run the create command of media-dr again, with --replace",
        found.get(0).remedy().orElseThrow());
  }

  private void putAside() {
    cloud
        .instances()
        .add("replinode-media-dr.old.502", "replinode-old:media-dr", Samples.pair().tag());
  }

  private ReplinodeException failure(List<Orphan> found) {
    return Samples.failure(() -> removal.remove(found, outcome));
  }
}
