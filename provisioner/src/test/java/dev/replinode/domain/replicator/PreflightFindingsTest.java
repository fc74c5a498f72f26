package dev.replinode.domain.replicator;

import static dev.replinode.domain.storage.BucketSetting.VERSIONING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.finding.Finding;
import dev.replinode.domain.finding.Findings;
import dev.replinode.domain.finding.Severity;
import dev.replinode.domain.replicator.Account.Grants;
import dev.replinode.domain.replicator.Account.Settings;
import dev.replinode.domain.replicator.Buckets.Measure;
import dev.replinode.domain.storage.BucketSetting;
import dev.replinode.domain.storage.StorageException;
import dev.replinode.fake.Failures;
import dev.replinode.fake.FakeCloud;
import dev.replinode.fake.Samples;
import dev.replinode.fake.Spec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each check of the preflight finds. */
class PreflightFindingsTest {
  private static final String UBUNTU = "linode/ubuntu22.04";

  private final FakeCloud cloud = new FakeCloud();

  @AfterEach
  void nothing_was_changed() {
    assertEquals(List.of(), cloud.calls().changes());
  }

  @ParameterizedTest
  @CsvSource({"0, ''", "2, ''", "-2, ''", "3, NOTE", "-600, NOTE", "901, WARNING", "-901, WARNING"})
  void a_clock_that_is_off_is_told_by_how_far(long ahead, String severity) {
    cloud.account().answered(cloud.time().instant().minus(Duration.ofSeconds(ahead)));

    List<Finding> found = check(new Spec()).all();

    assertEquals(severity, found.isEmpty() ? "" : found.get(0).severity().name());
    if (!found.isEmpty()) {
      String direction = ahead < 0 ? "behind" : "ahead of";
      assertTrue(
          found.get(0).why().startsWith("it is " + Math.abs(ahead) + " s " + direction),
          found.toString());
    }
  }

  @Test
  void missing_grants_of_a_restricted_user_are_named_with_what_does_without() {
    cloud.account().restrict();
    cloud.account().grants(grants(false, false, false));

    Findings found = check(new Spec());

    assertEquals(
        List.of(
            "user.grant.add_linodes", "user.grant.add_stackscripts", "user.grant.add_firewalls"),
        ids(found, Severity.REFUSAL));
    assertTrue(found.all().get(2).remedy().orElseThrow().contains("--method metadata"));
    assertTrue(found.all().get(3).remedy().orElseThrow().contains("--firewall none"));
  }

  @Test
  void grants_that_are_not_needed_are_not_asked_for() {
    cloud.account().restrict();
    cloud.account().grants(grants(true, false, false));

    assertEquals(List.of(), ids(check(new Spec().metadata().firewall("none")), Severity.REFUSAL));
  }

  @Test
  void a_script_that_the_user_may_use_need_not_be_made() {
    cloud.account().restrict();
    cloud
        .account()
        .grants(
            new Grants(
                Optional.of(true),
                Optional.of(false),
                Optional.of(true),
                Set.of(Samples.MANIFEST.label())));

    assertEquals(List.of(), ids(check(new Spec()), Severity.REFUSAL));
  }

  @Test
  void grants_that_are_not_told_are_not_guessed() {
    cloud.account().restrict();
    cloud
        .account()
        .grants(new Grants(Optional.empty(), Optional.empty(), Optional.empty(), Set.of()));
    assertEquals(List.of("user.grants-unknown"), ids(check(new Spec()), Severity.NOTE));

    cloud.calls().fail("account.grants", Failures.notAuthorized());
    assertEquals(List.of("user.grants-unknown"), ids(check(new Spec()), Severity.NOTE));
  }

  @Test
  void an_unrestricted_user_is_not_asked_for_grants() {
    check(new Spec());

    assertEquals(List.of(), cloud.calls().made("account.grants"));
  }

  @Test
  void a_firewall_needs_a_region_that_has_it() {
    cloud.platform().region("jp-osa", "ok", "Linodes", "StackScripts");

    Finding found = only(new Spec());

    assertEquals("region.capability", found.id());
    assertEquals(Optional.of("another --region, or --firewall none"), found.remedy());
    assertEquals(List.of(), check(new Spec().firewall("none")).all());
  }

  @Test
  void a_type_that_is_sold_out_is_refused_with_regions_that_have_it() {
    cloud.platform().sellOut("g6-standard-2", "jp-osa");

    Finding found = only(new Spec());

    assertEquals(
        "type g6-standard-2: it is sold out in region jp-osa; another --type, or another --region"
            + " such as us-iad, us-lab",
        found.line());
  }

  @Test
  void availability_that_is_not_told_is_a_note() {
    cloud.calls().fail("platform.isAvailable", Failures.refused());

    assertEquals(List.of("type.availability-unknown"), ids(check(new Spec()), Severity.NOTE));
  }

  @Test
  void an_image_must_fit_on_the_disk_and_be_ready() {
    cloud.platform().images(90_000, "creating");

    Findings found = check(new Spec());

    assertEquals(List.of("image.status", "image.size"), ids(found, Severity.REFUSAL));
    assertEquals(
        "it needs a disk of 90,000 MB, and type g6-standard-2 has 81,920 MB",
        found.all().get(1).why());
  }

  @Test
  void an_image_that_the_script_is_not_for_is_refused_unless_it_is_user_data() {
    cloud.platform().addImage("linode/debian12", "cloud-init");

    Finding found = only(new Spec().machine("g6-standard-2", "linode/debian12", null));

    assertEquals("image.script", found.id());
    Spec userData = new Spec().metadata().machine("g6-standard-2", "linode/debian12", null);
    assertEquals(List.of(), ids(check(userData), Severity.REFUSAL));
  }

  @Test
  void an_endpoint_is_no_compute_region_and_the_one_beside_it_is_named() {
    Finding found = only(new Spec().machine("g6-standard-2", UBUNTU, "us-ord-10"));

    assertEquals(Optional.of("--region us-ord"), found.remedy());
  }

  @Test
  void forced_backups_count_for_the_price_that_may_be_paid() {
    cloud.account().settings(Optional.of(new Settings(true, false, "active")));

    Findings found = check(new Spec().maxPrice("28.99"));

    assertEquals(List.of("price.too-high"), ids(found, Severity.REFUSAL));
    assertTrue(found.of(Severity.REFUSAL).get(0).why().startsWith("it costs $29.0 a month"));
    assertTrue(found.of(Severity.WARNING).get(0).why().contains("here $5.0 a month of the price"));
  }

  @ParameterizedTest
  @CsvSource({"active, 0", "disabled, 1", "suspended, 1", "'', 0", "thawing, 0"})
  void the_state_of_object_storage_is_told_when_it_matters(String state, int warnings) {
    cloud.account().settings(Optional.of(new Settings(false, false, state)));

    assertEquals(warnings, check(new Spec()).of(Severity.WARNING).size());
  }

  @Test
  void a_source_larger_than_the_included_transfer_is_a_warning() {
    cloud.buckets().contents("media", 3, 4_001_000_000_000L);

    Finding found = only(new Spec());

    assertEquals("price.transfer", found.id());
    assertEquals(
        "it includes 4,000 GB of outbound transfer for a whole month, and the first run sends about"
            + " 4,001 GB: what exceeds the account's pool is billed by the gigabyte, here $0.005,"
            + " so up to $0.01",
        found.why());
    cloud.buckets().contents("media", 3, 4_000_000_000_000L);
    assertEquals(List.of(), check(new Spec()).all());
  }

  @Test
  void buckets_that_are_shared_otherwise_are_a_warning() {
    cloud.buckets().share("media", "public-read", true);
    cloud.buckets().share("media-dr", "private", false);

    assertEquals(List.of("bucket.acl", "bucket.cors"), ids(check(new Spec()), Severity.WARNING));
  }

  @Test
  void cors_that_the_api_cannot_tell_is_no_difference() {
    cloud.buckets().share("media-dr", "private", null);

    assertEquals(List.of(), check(new Spec()).all());
  }

  @Test
  void settings_and_quotas_that_may_not_be_read_are_notes() {
    cloud.buckets().contents("media", 3, 15);
    cloud.buckets().contents("media-dr", 0, 0);
    cloud.calls().fail("buckets.sharing", Failures.notAuthorized());
    cloud.calls().fail("buckets.quota", Failures.notAuthorized());
    cloud.calls().fail("buckets.quota", Failures.refused());

    assertEquals(
        List.of("bucket.settings-unknown", "quota.unknown", "quota.unknown"),
        ids(check(new Spec()), Severity.NOTE));
  }

  @Test
  void a_destination_without_room_is_a_warning() {
    cloud.buckets().contents("media", 3, 100);
    cloud.buckets().contents("media-dr", 1, 40);
    cloud.buckets().quota(Measure.BYTES, 1000, 941);
    cloud.buckets().quota(Measure.OBJECTS, 10, 8);

    Finding found = only(new Spec());

    assertEquals("quota.exceeded", found.id());
    assertTrue(found.line().contains("of 1,000 941 are used, and 60 more"), found.line());
  }

  @Test
  void a_firewall_by_id_must_be_there() {
    assertEquals("firewall.unknown", only(new Spec().firewall("77")).id());

    cloud.calls().fail("firewalls.find", Failures.notAuthorized());
    assertEquals(List.of("firewall.unseen"), ids(check(new Spec().firewall("77")), Severity.NOTE));
  }

  @Test
  void both_keys_are_tried_and_both_failures_told() {
    Findings found = check(new Spec().ownKeys());

    assertEquals(List.of("keys.source", "keys.dest"), ids(found, Severity.REFUSAL));
  }

  @Test
  void an_empty_source_is_a_warning() {
    allowKeys();
    cloud.buckets().add("hollow", "jp-osa-1");
    cloud.stores().at("jp-osa-1").bucket("hollow");

    assertEquals("bucket.empty", only(new Spec().ownKeys().source("hollow@jp-osa-1")).id());
  }

  private static String versions(boolean areKept) {
    return areKept ? BucketSetting.ON : BucketSetting.NONE;
  }

  @ParameterizedTest
  @CsvSource({
    "true, true, it keeps versions",
    "true, false, it keeps no versions",
    "false, true, it keeps versions"
  })
  void versions_are_told_where_the_keys_may_ask(boolean source, boolean dest, String says) {
    allowKeys();
    cloud.stores().at("jp-osa-1").set("media", VERSIONING, versions(source));
    cloud.stores().at("us-iad-1").set("media-dr", VERSIONING, versions(dest));

    Finding found = only(new Spec().ownKeys());

    assertEquals("bucket.versioning", found.id());
    assertTrue(found.why().startsWith(says), found.why());
  }

  @Test
  void versions_that_are_not_told_or_not_kept_are_no_finding() {
    allowKeys();
    cloud.stores().at("jp-osa-1").set("media", VERSIONING, versions(true));
    assertEquals(List.of(), check(new Spec().ownKeys()).all());

    cloud.stores().at("jp-osa-1").set("media", VERSIONING, versions(false));
    cloud.stores().at("us-iad-1").set("media-dr", VERSIONING, versions(false));
    assertEquals(List.of(), check(new Spec().ownKeys()).all());
  }

  @Test
  void storage_that_cannot_be_reached_ends_the_preflight() {
    allowKeys();
    cloud.stores().failProbe(Failures.storage(StorageException.Kind.UNREACHABLE));

    assertEquals(Kind.UNREACHABLE, Samples.failure(() -> check(new Spec().ownKeys())).kind());
  }

  @Test
  void the_keys_are_tried_for_writing_only_when_that_is_asked_for() {
    allowKeys();
    Findings found = new Findings();

    new Preflight(cloud.ports(), Samples.MANIFEST, cloud.time(), found)
        .probing("p1")
        .check(new Spec().ownKeys().build());

    assertEquals(List.of("keys.probe"), ids(found, Severity.NOTE));
    assertFalse(
        cloud.stores().at("us-iad-1").list("media-dr", "").iterator().hasNext(),
        "the probe is gone again");
  }

  private void allowKeys() {
    cloud.stores().allow(Samples.OWN_KEYS.source());
    cloud.stores().allow(Samples.OWN_KEYS.dest());
  }

  private static Grants grants(boolean linodes, boolean scripts, boolean firewalls) {
    return new Grants(Optional.of(linodes), Optional.of(scripts), Optional.of(firewalls), Set.of());
  }

  private Findings check(Spec spec) {
    Findings findings = new Findings();
    new Preflight(cloud.ports(), Samples.MANIFEST, cloud.time(), findings).check(spec.build());
    return findings;
  }

  private Finding only(Spec spec) {
    List<Finding> found = check(spec).all();
    assertEquals(1, found.size(), found.toString());
    return found.get(0);
  }

  private static List<String> ids(Findings findings, Severity severity) {
    return findings.of(severity).stream().map(Finding::id).toList();
  }
}
