package dev.replinode.domain.replicator;

import static dev.replinode.domain.replicator.PreflightRun.ids;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.finding.Finding;
import dev.replinode.domain.finding.Findings;
import dev.replinode.domain.finding.Severity;
import dev.replinode.domain.replicator.Account.Grants;
import dev.replinode.domain.replicator.Account.Settings;
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

/** What the preflight finds in the account and on the platform. */
class PreflightFindingsTest {
  private static final String UBUNTU = "linode/ubuntu22.04";

  private final FakeCloud cloud = new FakeCloud();
  private final PreflightRun preflight = new PreflightRun(cloud);

  @AfterEach
  void nothing_was_changed() {
    assertEquals(List.of(), cloud.calls().changes());
  }

  @ParameterizedTest
  @CsvSource({"0, ''", "2, ''", "-2, ''", "3, NOTE", "-600, NOTE", "901, WARNING", "-901, WARNING"})
  void a_clock_that_is_off_is_told_by_how_far(long ahead, String severity) {
    cloud.account().answered(cloud.time().instant().minus(Duration.ofSeconds(ahead)));

    List<Finding> found = preflight.check(new Spec()).all();

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

    Findings found = preflight.check(new Spec());

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

    assertEquals(
        List.of(), ids(preflight.check(new Spec().metadata().firewall("none")), Severity.REFUSAL));
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

    assertEquals(List.of(), ids(preflight.check(new Spec()), Severity.REFUSAL));
  }

  @Test
  void grants_that_are_not_told_are_not_guessed() {
    cloud.account().restrict();
    cloud
        .account()
        .grants(new Grants(Optional.empty(), Optional.empty(), Optional.empty(), Set.of()));
    assertEquals(List.of("user.grants-unknown"), ids(preflight.check(new Spec()), Severity.NOTE));

    cloud.calls().fail("account.grants", Failures.notAuthorized());
    assertEquals(List.of("user.grants-unknown"), ids(preflight.check(new Spec()), Severity.NOTE));
  }

  @Test
  void an_unrestricted_user_is_not_asked_for_grants() {
    preflight.check(new Spec());

    assertEquals(List.of(), cloud.calls().made("account.grants"));
  }

  @Test
  void a_firewall_needs_a_region_that_has_it() {
    cloud.platform().region("jp-osa", "ok", "Linodes", "StackScripts");

    Finding found = preflight.only(new Spec());

    assertEquals("region.capability", found.id());
    assertEquals(Optional.of("another --region, or --firewall none"), found.remedy());
    assertEquals(List.of(), preflight.check(new Spec().firewall("none")).all());
  }

  @Test
  void a_type_that_is_sold_out_is_refused_with_regions_that_have_it() {
    cloud.platform().sellOut("g6-standard-2", "jp-osa");

    Finding found = preflight.only(new Spec());

    assertEquals(
        "type g6-standard-2: it is sold out in region jp-osa; another --type, or another --region"
            + " such as us-iad, us-lab",
        found.line());
  }

  @Test
  void availability_that_is_not_told_is_a_note() {
    cloud.calls().fail("platform.isAvailable", Failures.refused());

    assertEquals(
        List.of("type.availability-unknown"), ids(preflight.check(new Spec()), Severity.NOTE));
  }

  @Test
  void an_image_must_fit_on_the_disk_and_be_ready() {
    cloud.platform().images(90_000, "creating");

    Findings found = preflight.check(new Spec());

    assertEquals(List.of("image.status", "image.size"), ids(found, Severity.REFUSAL));
    assertEquals(
        "it needs a disk of 90,000 MB, and type g6-standard-2 has 81,920 MB",
        found.all().get(1).why());
  }

  @Test
  void an_image_that_the_script_is_not_for_is_refused_unless_it_is_user_data() {
    cloud.platform().addImage("linode/debian12", "cloud-init");

    Finding found = preflight.only(new Spec().machine("g6-standard-2", "linode/debian12", null));

    assertEquals("image.script", found.id());
    Spec userData = new Spec().metadata().machine("g6-standard-2", "linode/debian12", null);
    assertEquals(List.of(), ids(preflight.check(userData), Severity.REFUSAL));
  }

  @Test
  void an_endpoint_is_no_compute_region_and_the_one_beside_it_is_named() {
    Finding found = preflight.only(new Spec().machine("g6-standard-2", UBUNTU, "us-ord-10"));

    assertEquals(Optional.of("--region us-ord"), found.remedy());
  }

  @Test
  void forced_backups_count_for_the_price_that_may_be_paid() {
    cloud.account().settings(Optional.of(new Settings(true, false, "active")));

    Findings found = preflight.check(new Spec().maxPrice("28.99"));

    assertEquals(List.of("price.too-high"), ids(found, Severity.REFUSAL));
    assertTrue(found.of(Severity.REFUSAL).get(0).why().startsWith("it costs $29.0 a month"));
    assertTrue(found.of(Severity.WARNING).get(0).why().contains("here $5.0 a month of the price"));
  }

  @ParameterizedTest
  @CsvSource({"active, 0", "disabled, 1", "suspended, 1", "'', 0", "thawing, 0"})
  void the_state_of_object_storage_is_told_when_it_matters(String state, int warnings) {
    cloud.account().settings(Optional.of(new Settings(false, false, state)));

    assertEquals(warnings, preflight.check(new Spec()).of(Severity.WARNING).size());
  }

  @Test
  void a_source_larger_than_the_included_transfer_is_a_warning() {
    cloud.buckets().contents("media", 3, 4_001_000_000_000L);

    Finding found = preflight.only(new Spec());

    assertEquals("price.transfer", found.id());
    assertEquals(
        "it includes 4,000 GB of outbound transfer for a whole month, and the first run sends about"
            + " 4,001 GB: what exceeds the account's pool is billed by the gigabyte, here $0.005,"
            + " so up to $0.01",
        found.why());
    cloud.buckets().contents("media", 3, 4_000_000_000_000L);
    assertEquals(List.of(), preflight.check(new Spec()).all());
  }

  @Test
  void a_firewall_by_id_must_be_there() {
    assertEquals("firewall.unknown", preflight.only(new Spec().firewall("77")).id());

    cloud.calls().fail("firewalls.find", Failures.notAuthorized());
    assertEquals(
        List.of("firewall.unseen"), ids(preflight.check(new Spec().firewall("77")), Severity.NOTE));
  }

  private static Grants grants(boolean linodes, boolean scripts, boolean firewalls) {
    return new Grants(Optional.of(linodes), Optional.of(scripts), Optional.of(firewalls), Set.of());
  }
}
