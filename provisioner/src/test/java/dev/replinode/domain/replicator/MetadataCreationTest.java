package dev.replinode.domain.replicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.Secret;
import dev.replinode.domain.replicator.Outcome.InstanceAction;
import dev.replinode.domain.storage.AccessKey;
import dev.replinode.fake.Failures;
import dev.replinode.fake.FakeCloud;
import dev.replinode.fake.FakeKeys;
import dev.replinode.fake.FixedRandom;
import dev.replinode.fake.RecordingProgress;
import dev.replinode.fake.Samples;
import dev.replinode.fake.Spec;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A replicator that is made by user data. */
class MetadataCreationTest {
  private final FakeCloud cloud = new FakeCloud();
  private final Outcome outcome = new Outcome();

  @Test
  void no_stackscript_is_published_or_looked_up() {
    MakeCommand.make(cloud, new Spec().metadata(), outcome);

    assertEquals(
        List.of(
            "keys.mint replinode-media-dr-source-7c7695",
            "keys.mint replinode-media-dr-dest-7c7695",
            "firewalls.create replinode-media-dr",
            "instances.create replinode-media-dr"),
        cloud.calls().changes());
    assertEquals(List.of(), cloud.scripts().all());
    assertEquals(Optional.empty(), outcome.script());
  }

  @Test
  void the_script_gets_the_same_values_as_by_a_stackscript() {
    MakeCommand.make(cloud, new Spec().metadata(), outcome);
    FakeCloud other = new FakeCloud();
    MakeCommand.make(other, new Spec(), new Outcome());

    assertEquals(
        Samples.valuesIn(other.instances().requests().get(0)), Samples.valuesIn(request()));
    assertEquals(other.instances().requests().get(0).tags(), request().tags());
    assertEquals(DeploymentMethod.METADATA, outcome.instance().orElseThrow().method());
  }

  @Test
  void no_secret_is_printed() {
    MakeCommand.make(cloud, new Spec().metadata(), outcome);

    String printed = request() + " " + request().deployment();
    assertFalse(printed.contains(FakeKeys.SECRET), printed);
    assertFalse(printed.contains("/bin/bash"), printed);
  }

  @Test
  void values_that_are_too_long_are_refused_before_anything_is_made() {
    AccessKey source = key("S", 16_000);
    AccessKey dest = key("D", 40);
    cloud.stores().allow(source);
    cloud.stores().allow(dest);
    Spec spec = new Spec().metadata().keys(source, dest);

    ReplinodeException failure = Samples.failure(() -> MakeCommand.make(cloud, spec, outcome));

    assertEquals(Kind.REFUSED, failure.kind());
    String all = failure.why() + failure.reasons() + failure.hint();
    assertTrue(all.contains("the longest values are SRC_SECRETKEY_PASSWORD 16,000, "), all);
    assertTrue(all.contains("16,384 are allowed"), all);
    assertTrue(all.contains("shorter values, or --method stackscript"), all);
    assertEquals(List.of(), cloud.calls().changes());
  }

  @Test
  void one_that_is_there_by_the_other_method_is_used_and_the_difference_told() {
    RecordingProgress progress = new RecordingProgress();
    cloud.instances().addWithUserData("replinode-media-dr", Samples.tags());

    Access access = make(new Spec(), progress);

    assertEquals(501, access.instance().id());
    assertEquals(Optional.of(InstanceAction.ADOPTED), outcome.action());
    assertEquals(
        List.of(
            "instance 501 (replinode-media-dr) is used as it is, with --method metadata where"
                + " stackscript was asked for"),
        progress.warnings());
    assertEquals(List.of(), cloud.calls().changes());
  }

  @Test
  void one_that_is_there_by_the_same_method_is_used_without_a_word() {
    RecordingProgress progress = new RecordingProgress();
    cloud.instances().addWithUserData("replinode-media-dr", Samples.tags());

    make(new Spec().metadata(), progress);

    assertTrue(progress.warnings().stream().noneMatch(line -> line.contains("is used as it is")));
  }

  @Test
  void when_an_instance_may_have_been_made_its_keys_stay() {
    cloud.calls().fail("instances.create", Failures.unreachable());
    cloud
        .calls()
        .before(
            "firewalls.create",
            () -> cloud.calls().fail("instances.findByLabelOrTag", Failures.unreachable()));

    Samples.failure(() -> MakeCommand.make(cloud, new Spec().metadata(), outcome));

    assertEquals(2, cloud.keys().all().size());
    assertEquals(4, outcome.left().size());
  }

  private Access make(Spec spec, RecordingProgress progress) {
    Creation creation =
        new Creation(cloud.ports(), Samples.MANIFEST, cloud.waiter(), progress, new FixedRandom());
    return creation.make(spec.build(), creation.prepare(spec.build(), outcome), outcome);
  }

  private static AccessKey key(String id, int length) {
    Random random = new Random(1);
    StringBuilder secret = new StringBuilder();
    while (secret.length() < length) {
      secret.append((char) ('!' + random.nextInt(90)));
    }
    return new AccessKey(id, Secret.of(secret.toString()));
  }

  private InstanceRequest request() {
    return cloud.instances().requests().get(0);
  }
}
