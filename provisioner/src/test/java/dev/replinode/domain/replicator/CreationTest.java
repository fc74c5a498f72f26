package dev.replinode.domain.replicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.publish.Publication.Action;
import dev.replinode.domain.replicator.Outcome.InstanceAction;
import dev.replinode.domain.replicator.Outcome.KeyState;
import dev.replinode.domain.storage.StorageException;
import dev.replinode.fake.Failures;
import dev.replinode.fake.FakeCloud;
import dev.replinode.fake.FakeKeys;
import dev.replinode.fake.Samples;
import dev.replinode.fake.Spec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** A replicator that is made anew. */
class CreationTest {
  private final FakeCloud cloud = new FakeCloud();
  private final Outcome outcome = new Outcome();

  @Test
  void keys_script_firewall_and_instance_are_made_in_that_order() {
    make(new Spec());

    assertEquals(
        List.of(
            "keys.mint replinode-media-dr-source-7c7695",
            "keys.mint replinode-media-dr-dest-7c7695",
            "scripts.create replinode-replicate-bucket",
            "firewalls.create replinode-media-dr",
            "instances.create replinode-media-dr"),
        cloud.calls().changes());
  }

  @Test
  void the_instance_is_what_was_asked_for() {
    make(new Spec().machine("g6-nanode-1", "linode/ubuntu22.04", "us-iad"));

    InstanceRequest request = request();
    assertEquals("replinode-media-dr", request.label());
    assertEquals("us-iad", request.region());
    assertEquals("g6-nanode-1", request.machine().type());
    assertEquals("linode/ubuntu22.04", request.machine().image());
    assertEquals(1001, ((Deployment.StackScript) request.deployment()).id());
    assertEquals(List.of("ssh-ed25519 AAAA"), request.machine().authorizedKeys());
    assertEquals(List.of("ada"), request.machine().authorizedUsers());
    assertEquals(OptionalLong.of(31), request.firewallId());
    assertEquals(48, request.rootPass().reveal().length());
  }

  @Test
  void its_tags_tell_all_that_later_commands_need() {
    make(new Spec().machine("g6-nanode-1", "linode/ubuntu22.04", null));

    String runId = outcome.runId().orElseThrow();
    assertTrue(runId.matches("20261122T153000Z-[0-9a-f]{6}"), runId);
    assertEquals(
        List.of(
            "team:media",
            "replinode:media-dr",
            "replinode-pair:fae313809c9841a6",
            "replinode-run:" + runId,
            "replinode-keys:71.72"),
        request().tags());
    request().tags().forEach(tag -> assertTrue(tag.length() <= 50, tag));
  }

  @Test
  void the_script_gets_the_values_of_its_fields() {
    make(new Spec());

    Map<String, String> values = Samples.valuesIn(request());
    assertEquals("jp-osa-1", values.get("SRC_REGION"));
    assertEquals("media", values.get("SRC_BUCKET"));
    assertEquals("ACCESS71", values.get("SRC_ACCESSKEY"));
    assertEquals(FakeKeys.SECRET + "71", values.get("SRC_SECRETKEY_PASSWORD"));
    assertEquals("us-iad-1", values.get("DEST_REGION"));
    assertEquals("media-dr", values.get("DEST_BUCKET"));
    assertEquals("ACCESS72", values.get("DEST_ACCESSKEY"));
    assertEquals(FakeKeys.SECRET + "72", values.get("DEST_SECRETKEY_PASSWORD"));
    assertEquals("sync", values.get("MODE"));
    assertEquals("no", values.get("ALLOW_DELETE"));
    assertEquals("media-dr", values.get("REPLICATOR"));
    assertEquals(outcome.runId().orElseThrow(), values.get("RUN_ID"));
    assertEquals(12, values.size(), "what is not set is left to the script's defaults");
  }

  @Test
  void what_differs_from_the_usual_is_sent_and_tagged() {
    make(new Spec().copyOnly().every(Duration.ofMinutes(15)));

    assertEquals("900s", Samples.valuesIn(request()).get("EVERY"));
    assertTrue(request().tags().contains("replinode-every:900"));
  }

  @Test
  void bounds_on_deletion_are_passed_on() {
    make(new Spec().allowDelete("10%"));

    assertEquals("yes", Samples.valuesIn(request()).get("ALLOW_DELETE"));
    assertEquals("10%", Samples.valuesIn(request()).get("MAX_DELETE"));
  }

  @Test
  void the_outcome_tells_what_was_made() {
    Access access = make(new Spec());

    assertEquals(Optional.of(InstanceAction.CREATED), outcome.action());
    assertEquals(Action.CREATED, outcome.script().orElseThrow().action());
    assertEquals(
        List.of(
            new KeyState(71, "replinode-media-dr-source-7c7695", false),
            new KeyState(72, "replinode-media-dr-dest-7c7695", false)),
        outcome.keys());
    assertEquals(501, outcome.instance().orElseThrow().id());
    assertEquals("provisioning", access.instance().status());
    assertEquals("ACCESS71", access.credentials().orElseThrow().source().id());
    assertEquals(List.of(), outcome.left());
    assertEquals(0, cloud.stores().open());
  }

  @Test
  void with_own_keys_none_are_minted_and_writing_is_tried() {
    allowOwnKeys();

    make(new Spec().ownKeys());

    assertEquals(List.of(), cloud.keys().all());
    assertEquals(List.of(), outcome.keys());
    assertEquals("OWNSRC", Samples.valuesIn(request()).get("SRC_ACCESSKEY"));
    assertTrue(request().tags().stream().noneMatch(tag -> tag.startsWith("replinode-keys")));
    assertFalse(
        cloud.stores().at("us-iad-1").list("media-dr", "").iterator().hasNext(),
        "the write probe is left behind");
  }

  @Test
  void a_custom_endpoint_is_told_to_the_script() {
    allowOwnKeys();
    cloud.stores().store("s3.example.com").bucket("media-dr");

    make(new Spec().ownKeys().destEndpoint("https://s3.example.com"));

    assertEquals("https://s3.example.com", Samples.valuesIn(request()).get("DEST_ENDPOINT"));
    assertFalse(Samples.valuesIn(request()).containsKey("SRC_ENDPOINT"));
  }

  @Test
  void new_keys_may_take_a_while_to_be_known() {
    for (int i = 0; i < 3; i++) {
      cloud.stores().failProbe(Failures.storage(StorageException.Kind.BAD_KEY));
    }

    make(new Spec());

    assertEquals(List.of(1L, 1L, 1L), cloud.time().seconds());
  }

  @Test
  void firewalls_of_the_users_and_none_are_respected() {
    make(new Spec().firewall("none"));
    assertEquals(OptionalLong.empty(), request().firewallId());
    assertEquals(List.of(), cloud.firewalls().all());

    FakeCloud second = new FakeCloud();
    long own = second.firewalls().add("of-the-user").id();
    MakeCommand.make(second, new Spec().firewall(Long.toString(own)), new Outcome());
    assertEquals(OptionalLong.of(own), second.instances().requests().get(0).firewallId());
  }

  @Test
  void keys_that_an_earlier_try_left_are_swept_once_the_instance_is_there() {
    cloud.keys().add("replinode-media-dr-source");
    cloud.keys().add("replinode-media-dr-dest");
    cloud.keys().add("replinode-media-drill-dest");

    make(new Spec());

    assertEquals(
        List.of(
            "replinode-media-drill-dest",
            "replinode-media-dr-source-7c7695",
            "replinode-media-dr-dest-7c7695"),
        cloud.keys().labels());
    assertEquals(List.of(74L, 75L), new Tags(request().tags()).keyIds());
  }

  @Test
  void no_secret_is_printed() {
    Access access = make(new Spec());

    String printed = access + " " + request() + " " + cloud.keys().all();
    assertFalse(printed.contains(FakeKeys.SECRET), printed);
    assertFalse(printed.contains(request().rootPass().reveal()), printed);
  }

  private Access make(Spec spec) {
    return MakeCommand.make(cloud, spec, outcome);
  }

  private InstanceRequest request() {
    assertEquals(1, cloud.instances().requests().size());
    return cloud.instances().requests().get(0);
  }

  private void allowOwnKeys() {
    cloud.stores().allow(Samples.OWN_KEYS.source());
    cloud.stores().allow(Samples.OWN_KEYS.dest());
  }
}
