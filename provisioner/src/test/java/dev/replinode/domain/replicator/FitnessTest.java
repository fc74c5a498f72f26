package dev.replinode.domain.replicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.finding.Finding;
import dev.replinode.domain.finding.Findings;
import dev.replinode.fake.FakeCloud;
import dev.replinode.fake.Samples;
import dev.replinode.fake.Spec;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What region and image must be able to do. */
class FitnessTest {
  private static final String UBUNTU = "linode/ubuntu22.04";

  private final FakeCloud cloud = new FakeCloud();
  private Findings findings = new Findings();

  @Test
  void user_data_needs_a_region_with_the_metadata_service() {
    ReplinodeException failure =
        refused(new Spec().metadata().machine("g6-nanode-1", UBUNTU, "us-iad"));

    assertEquals(
        "region us-iad: it has not the capability Metadata that --method metadata needs",
        failure.getMessage());
    assertEquals(Optional.of("another --region, or --method stackscript"), failure.hint());
  }

  @Test
  void a_region_with_neither_way_names_only_another_region() {
    cloud.platform().region("us-lab", "ok", "Linodes", "Cloud Firewall");

    ReplinodeException failure = refused(new Spec().machine("g6-nanode-1", UBUNTU, "us-lab"));

    assertEquals(Optional.of("another --region"), failure.hint());
  }

  @Test
  void user_data_works_where_stackscripts_do_not() {
    check(new Spec().metadata().machine("g6-nanode-1", UBUNTU, "us-lab"));
  }

  @Test
  void user_data_needs_an_image_with_cloud_init() {
    ReplinodeException failure =
        refused(new Spec().metadata().machine("g6-nanode-1", "linode/ubuntu18.04", null));

    assertEquals(
        "image linode/ubuntu18.04: it has not the capability cloud-init that --method metadata"
            + " needs",
        failure.getMessage());
    assertEquals(Optional.of("another --image, or --method stackscript"), failure.hint());
  }

  @Test
  void user_data_is_said_to_be_the_weaker_method() {
    check(new Spec().metadata());

    assertEquals(
        List.of(
            "--method metadata: it is the weaker method: the bucket keys stay in the instance's"
                + " user data, where root can read them at any time and, after a reboot, its other"
                + " users as well; --method stackscript"),
        findings.all().stream().map(Finding::line).toList());
  }

  @Test
  void user_data_needs_no_right_to_stackscripts() {
    cloud
        .account()
        .scopes("linodes:read_write", "object_storage:read_write", "firewall:read_write");

    check(new Spec().metadata());
    assertEquals("scope stackscripts:read_write", failure(new Spec(), Kind.NOT_AUTHORIZED).what());
  }

  @ParameterizedTest
  @ValueSource(strings = {"enabled", "disabled"})
  void a_choice_of_disk_encryption_needs_a_region_that_has_it(String word) {
    ReplinodeException failure = refused(new Spec().diskEncryption(word));

    assertEquals("region jp-osa: it has not the capability Disk Encryption", failure.getMessage());
    assertTrue(failure.hint().orElseThrow().startsWith("leave out --disk-encryption"));
    for (String capability : List.of("Disk Encryption", "LA Disk Encryption")) {
      cloud.platform().region("jp-osa", "ok", "StackScripts", "Cloud Firewall", capability);
      check(new Spec().diskEncryption(word));
    }
  }

  private void check(Spec spec) {
    findings = new Findings();
    new Preflight(cloud.ports(), Samples.MANIFEST, cloud.time(), findings).check(spec.build());
    findings.requireNoRefusal();
  }

  private ReplinodeException refused(Spec spec) {
    return failure(spec, Kind.REFUSED);
  }

  private ReplinodeException failure(Spec spec, Kind kind) {
    ReplinodeException failure = Samples.failure(() -> check(spec));
    assertEquals(kind, failure.kind());
    assertEquals(List.of(), cloud.calls().changes());
    return failure;
  }
}
