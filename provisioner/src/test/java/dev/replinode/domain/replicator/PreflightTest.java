package dev.replinode.domain.replicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.finding.Finding;
import dev.replinode.domain.finding.Findings;
import dev.replinode.domain.replicator.Account.Settings;
import dev.replinode.fake.FakeCloud;
import dev.replinode.fake.Samples;
import dev.replinode.fake.Spec;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PreflightTest {
  private final FakeCloud cloud = new FakeCloud();
  private Findings findings = new Findings();

  @AfterEach
  void nothing_was_changed() {
    assertEquals(List.of(), cloud.calls().changes());
  }

  @Test
  void everything_needed_is_looked_up() {
    Prepared prepared = check(new Spec());

    assertEquals("media@jp-osa-1 → media-dr@us-iad-1", prepared.pair().toString());
    assertEquals(Samples.NAME, prepared.name());
    assertEquals("jp-osa", prepared.region());
    assertEquals("24.0", prepared.price().monthly().toString());
    assertTrue(prepared.mayTag());
    assertFalse(prepared.linodeInterfaces());
    assertEquals(List.of(), ids());
  }

  @Test
  void a_compute_region_is_as_good_as_an_endpoint_id() {
    Prepared prepared = check(new Spec().source("media@jp-osa").dest("media-dr@us-iad"));

    assertEquals("media@jp-osa-1 → media-dr@us-iad-1", prepared.pair().toString());
  }

  @Test
  void one_bucket_under_two_names_is_wrong_usage() {
    ReplinodeException failure = refused(new Spec().dest("media@jp-osa"), Kind.USAGE);

    assertEquals("media@jp-osa-1 and media@jp-osa are the same bucket", failure.why());
  }

  @Test
  void all_missing_scopes_are_named_at_once() {
    cloud.account().scopes("linodes:read_write", "events:read_only");

    ReplinodeException failure = refused(new Spec(), Kind.NOT_AUTHORIZED);

    assertEquals("preflight: 3 things stand in the way; nothing was made", failure.getMessage());
    assertEquals(
        List.of(
            "scope stackscripts:read_write: the token lacks it; publishing the replication script"
                + " needs it; make a token that has it in Cloud Manager, or use --method metadata,"
                + " which does without",
            "scope object_storage:read_write: the token lacks it; looking the buckets up and"
                + " minting the two limited keys needs it; make a token that has it in Cloud"
                + " Manager, or use bucket keys of your own (SRC_ACCESSKEY, SRC_SECRETKEY_PASSWORD,"
                + " DEST_ACCESSKEY, DEST_SECRETKEY_PASSWORD)",
            "scope firewall:read_write: the token lacks it; making the firewall that lets nothing"
                + " in needs it; make a token that has it in Cloud Manager, or use --firewall none,"
                + " or --firewall ID with one that you have"),
        failure.reasons());
  }

  @Test
  void own_keys_and_no_firewall_need_fewer_scopes() {
    cloud.account().scopes("linodes:read_write", "stackscripts:read_write");

    cloud.stores().allow(Samples.OWN_KEYS.source());
    cloud.stores().allow(Samples.OWN_KEYS.dest());

    check(new Spec().ownKeys().firewall("none"));
  }

  @Test
  void an_unknown_type_comes_with_near_ones() {
    ReplinodeException failure =
        refused(new Spec().machine("g6-standrad-2", "linode/ubuntu22.04", null), Kind.REFUSED);

    assertEquals(
        "type g6-standrad-2: the platform has none of that id; did you mean g6-standard-2?",
        failure.getMessage());
  }

  @Test
  void an_unknown_image_comes_with_near_ones() {
    ReplinodeException failure =
        refused(new Spec().machine("g6-standard-2", "linode/ubuntu2204", null), Kind.REFUSED);

    assertEquals(
        "image linode/ubuntu2204: the platform has none of that id; did you mean"
            + " linode/ubuntu22.04 or linode/ubuntu18.04?",
        failure.getMessage());
  }

  @Test
  void an_unknown_region_comes_with_near_ones() {
    ReplinodeException failure =
        refused(new Spec().machine("g6-standard-2", "linode/ubuntu22.04", "jposa"), Kind.REFUSED);

    assertEquals(
        "region jposa: the platform has none of that id; did you mean jp-osa?",
        failure.getMessage());
  }

  @Test
  void a_region_without_stackscripts_is_refused() {
    ReplinodeException failure =
        refused(new Spec().machine("g6-standard-2", "linode/ubuntu22.04", "us-lab"), Kind.REFUSED);

    assertEquals(
        "region us-lab: it has not the capability StackScripts that --method stackscript needs",
        failure.getMessage());
    assertEquals(Optional.of("another --region, or --method metadata"), failure.hint());
  }

  @Test
  void a_price_over_the_bound_is_refused_and_one_at_the_bound_is_not() {
    ReplinodeException failure = refused(new Spec().maxPrice("23.99"), Kind.REFUSED);

    assertEquals(
        "type g6-standard-2: it costs $24.0 a month, more than --max-monthly-price 23.99",
        failure.getMessage());
    check(new Spec().maxPrice("24"));
  }

  @Test
  void an_outage_and_a_deprecated_image_are_warnings() {
    cloud.platform().region("jp-osa", "outage", "StackScripts", "Metadata", "Cloud Firewall");
    cloud.platform().addImage("linode/ubuntu18.04", "cloud-init");

    check(new Spec().metadata().machine("g6-standard-2", "linode/ubuntu18.04", null));

    assertEquals(
        List.of("region.status", "method.metadata", "image.deprecated", "image.end-of-life"),
        ids());
    assertEquals(
        "region jp-osa: it reports status outage: making or reaching the instance may fail; wait"
            + " until it is over, or another --region",
        findings.all().get(0).line());
  }

  @Test
  void forced_backups_are_told_and_new_interfaces_taken_over() {
    cloud.account().settings(Optional.of(new Settings(true, true, "active")));

    Prepared prepared = check(new Spec());

    assertTrue(prepared.linodeInterfaces());
    assertEquals("29.0", prepared.price().monthly().toString());
    assertEquals(List.of("account.backups"), ids());
  }

  @Test
  void settings_that_may_not_be_read_are_no_obstacle() {
    cloud.account().settings(Optional.empty());

    assertFalse(check(new Spec()).linodeInterfaces());
  }

  @Test
  void a_restricted_user_is_warned_that_nothing_can_be_found_again() {
    cloud.account().restrict();

    assertFalse(check(new Spec()).mayTag());
    assertEquals(List.of("user.restricted"), ids());
  }

  private Prepared check(Spec spec) {
    findings = new Findings();
    Optional<Prepared> prepared =
        new Preflight(cloud.ports(), Samples.MANIFEST, cloud.time(), findings).check(spec.build());
    findings.requireNoRefusal();
    return prepared.orElseThrow();
  }

  private List<String> ids() {
    return findings.all().stream().map(Finding::id).toList();
  }

  private ReplinodeException refused(Spec spec, Kind kind) {
    ReplinodeException failure = Samples.failure(() -> check(spec));
    assertEquals(kind, failure.kind());
    return failure;
  }
}
