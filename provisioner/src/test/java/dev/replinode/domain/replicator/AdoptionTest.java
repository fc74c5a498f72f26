package dev.replinode.domain.replicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.replicator.Outcome.InstanceAction;
import dev.replinode.fake.FakeCloud;
import dev.replinode.fake.FixedRandom;
import dev.replinode.fake.RecordingProgress;
import dev.replinode.fake.Samples;
import dev.replinode.fake.Spec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A create that finds something of its name. */
class AdoptionTest {
  private final FakeCloud cloud = new FakeCloud();
  private final Outcome outcome = new Outcome();

  @Test
  void a_replicator_that_is_there_is_used_and_nothing_made() {
    cloud.keys().add("replinode-media-dr-source");
    cloud.keys().add("replinode-media-dr-dest");
    cloud.instances().add("replinode-media-dr", Samples.tags("replinode-keys:71.72"));

    Access access = make();

    assertEquals(List.of(), cloud.calls().changes());
    assertEquals(Optional.of(InstanceAction.ADOPTED), outcome.action());
    assertEquals(Optional.of("20261122T150000Z-00000a"), outcome.runId());
    assertEquals(501, access.instance().id());
    assertEquals(Optional.empty(), access.credentials());
  }

  @Test
  void running_create_again_after_it_was_cut_adopts_what_the_first_one_made() {
    make();
    Outcome second = new Outcome();

    MakeCommand.make(cloud, new Spec(), second);

    assertEquals(Optional.of(InstanceAction.ADOPTED), second.action());
    assertEquals(outcome.runId(), second.runId());
    assertEquals(1, cloud.instances().all().size());
    assertEquals(2, cloud.keys().all().size());
  }

  @Test
  void an_instance_of_that_label_without_our_tags_is_refused_and_untouched() {
    cloud.instances().add("replinode-media-dr", "somebody:else");

    ReplinodeException failure = refused();

    assertEquals(
        "instance 501 (replinode-media-dr): it was not made by this tool: its tags do not say so",
        failure.getMessage());
  }

  @Test
  void our_tag_under_another_label_is_refused() {
    cloud.instances().add("renamed", Samples.tags());

    ReplinodeException failure = refused();

    assertTrue(failure.why().contains("give it back the label replinode-media-dr"), failure.why());
  }

  @Test
  void the_name_of_another_pair_is_refused_with_both_ways_out() {
    cloud
        .instances()
        .add("replinode-media-dr", "replinode:media-dr", "replinode-pair:0123456789abcdef");

    ReplinodeException failure = refused();

    assertEquals(
        "it replicates another pair of buckets than media@jp-osa-1 → media-dr@us-iad-1",
        failure.why());
    assertEquals(
        Optional.of("choose another --name, or remove it: replinode delete media-dr"),
        failure.hint());
  }

  @Test
  void a_run_whose_key_is_gone_is_refused_with_the_remedy() {
    cloud.keys().add("replinode-media-dr-source");
    cloud.instances().add("replinode-media-dr", Samples.tags("replinode-keys:71.72"));

    ReplinodeException failure = Samples.failure(this::make);

    assertEquals(Kind.REFUSED, failure.kind());
    assertEquals(List.of("replinode-media-dr-source"), cloud.keys().labels());
    assertEquals("key 72 that it works with is gone, so its run cannot end well", failure.why());
    assertEquals(Optional.of("replinode delete media-dr, then create it again"), failure.hint());
  }

  @Test
  void a_run_that_ended_well_is_taken_up_although_its_key_is_gone() {
    cloud.keys().add("replinode-media-dr-source");
    cloud.instances().add("replinode-media-dr", Samples.tags("replinode-keys:71.72"));
    cloud.runs().finished(0, cloud::copy);

    make();

    assertEquals(Optional.of(InstanceAction.ADOPTED), outcome.action());
  }

  @Test
  void a_recurring_run_whose_key_is_gone_is_refused_whatever_its_last_pass_said() {
    String[] tags = Samples.tags("replinode-keys:71.72", "replinode-every:900");
    cloud.instances().add("replinode-media-dr", tags);
    cloud.runs().finished(0, cloud::copy);

    ReplinodeException failure =
        Samples.failure(
            () -> MakeCommand.make(cloud, new Spec().every(Duration.ofMinutes(15)), outcome));

    assertEquals("key 71 that it works with is gone, so its run cannot end well", failure.why());
  }

  @Test
  void keys_that_an_earlier_try_left_are_swept_and_those_of_the_instance_stay() {
    cloud.keys().add("replinode-media-dr-source-aaaaaa");
    cloud.keys().add("replinode-media-dr-source-bbbbbb");
    cloud.keys().add("replinode-media-dr-dest-bbbbbb");
    cloud.instances().add("replinode-media-dr", Samples.tags("replinode-keys:72.73"));

    make();

    assertEquals(
        List.of("replinode-media-dr-source-bbbbbb", "replinode-media-dr-dest-bbbbbb"),
        cloud.keys().labels());
  }

  @Test
  void one_that_is_being_removed_is_waited_out_and_another_is_made() {
    cloud.instances().add("replinode-media-dr", Samples.tags("replinode-keys:1.2"));
    cloud.instances().leave(501);
    cloud
        .time()
        .beforeSleep(
            () -> {
              if (cloud.time().sleeps().size() == 10) {
                cloud.instances().vanish();
              }
            });

    make();

    assertEquals(Optional.of(InstanceAction.CREATED), outcome.action());
    assertEquals(502, outcome.instance().orElseThrow().id());
  }

  @Test
  void one_whose_removal_does_not_end_is_neither_taken_up_nor_doubled() {
    cloud.instances().add("replinode-media-dr", Samples.tags());
    cloud.instances().leave(501);

    ReplinodeException failure = Samples.failure(this::make);

    assertEquals(Kind.INCONCLUSIVE, failure.kind());
    assertEquals("removal of instance 501 (replinode-media-dr)", failure.what());
    assertEquals(List.of(), cloud.calls().changes());
  }

  @Test
  void one_that_is_being_removed_is_not_put_aside_for_another() {
    cloud.instances().add("replinode-media-dr", Samples.tags());
    cloud.instances().leave(501);
    cloud.time().beforeSleep(cloud.instances()::vanish);
    Creation creation =
        new Creation(
            cloud.ports(),
            Samples.MANIFEST,
            cloud.waiter(),
            new RecordingProgress(),
            new FixedRandom());
    ReplicatorSpec spec = new Spec().build();

    creation.replace(spec, creation.prepare(spec, outcome), outcome);

    assertEquals(List.of(), cloud.calls().made("instances.relabel"));
    assertEquals(502, outcome.instance().orElseThrow().id());
  }

  @Test
  void another_mode_or_interval_is_refused_and_named() {
    cloud
        .instances()
        .add("replinode-media-dr", Samples.tags("replinode-mode:copy", "replinode-every:900"));

    ReplinodeException failure = refused();

    assertEquals(
        "it is there already, but with --mode copy where sync was asked for,"
            + " --every 900s where none (one run) was asked for",
        failure.why());
    assertEquals(
        Optional.of("choose another --name, or remove it: replinode delete media-dr"),
        failure.hint());
  }

  @Test
  void another_machine_is_used_as_it_is_and_named() {
    cloud.instances().add("replinode-media-dr", Samples.tags());
    RecordingProgress progress = new RecordingProgress();

    MakeCommand.make(
        cloud,
        new Spec().machine("g6-nanode-1", "linode/ubuntu22.04", "us-iad"),
        outcome,
        progress);

    assertEquals(
        List.of(
            "instance 501 (replinode-media-dr) is used as it is, with type g6-standard-2 where"
                + " g6-nanode-1 was asked for, region jp-osa where us-iad was asked for",
            "instance 501 (replinode-media-dr): not applied, for it was fixed when the replicator"
                + " was made: --tag team:media, --authorized-key, --authorized-user; --replace"
                + " makes it anew"),
        progress.warnings());
  }

  @Test
  void options_that_only_a_creation_heeds_are_named() {
    cloud.instances().add("replinode-media-dr", Samples.tags());
    RecordingProgress progress = new RecordingProgress();

    Spec spec = new Spec().allowDelete("50%").firewall("none");
    MakeCommand.make(cloud, spec, outcome, progress);

    assertEquals(
        List.of(
            "instance 501 (replinode-media-dr): not applied, for it was fixed when the replicator"
                + " was made: --max-delete 50%, --allow-delete, --firewall none; --replace makes it"
                + " anew"),
        progress.warnings());
  }

  @Test
  void a_tag_that_is_there_is_no_difference() {
    cloud.instances().add("replinode-media-dr", Samples.tags("team:media"));
    RecordingProgress progress = new RecordingProgress();

    MakeCommand.make(
        cloud, new Spec().machine("g6-standard-2", "linode/ubuntu22.04", null), outcome, progress);

    assertEquals(1, progress.warnings().size());
    assertTrue(progress.warnings().get(0).contains(": --authorized-key, --authorized-user;"));
  }

  private Access make() {
    return MakeCommand.make(cloud, new Spec(), outcome);
  }

  private ReplinodeException refused() {
    ReplinodeException failure = Samples.failure(this::make);
    assertEquals(Kind.REFUSED, failure.kind());
    assertEquals(List.of(), cloud.calls().changes());
    assertEquals(1, cloud.instances().all().size());
    return failure;
  }
}
