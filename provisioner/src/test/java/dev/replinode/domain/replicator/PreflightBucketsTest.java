package dev.replinode.domain.replicator;

import static dev.replinode.domain.replicator.PreflightRun.ids;
import static dev.replinode.domain.storage.BucketSetting.VERSIONING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.finding.Finding;
import dev.replinode.domain.finding.Findings;
import dev.replinode.domain.finding.Severity;
import dev.replinode.domain.replicator.Buckets.Measure;
import dev.replinode.domain.storage.BucketSetting;
import dev.replinode.domain.storage.StorageException;
import dev.replinode.fake.Failures;
import dev.replinode.fake.FakeCloud;
import dev.replinode.fake.Samples;
import dev.replinode.fake.Spec;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the preflight finds in the two buckets and the keys for them. */
class PreflightBucketsTest {
  private final FakeCloud cloud = new FakeCloud();
  private final PreflightRun preflight = new PreflightRun(cloud);

  @AfterEach
  void nothing_was_changed() {
    assertEquals(List.of(), cloud.calls().changes());
  }

  @Test
  void buckets_that_are_shared_otherwise_are_a_warning() {
    cloud.buckets().share("media", "public-read", true);
    cloud.buckets().share("media-dr", "private", false);

    assertEquals(
        List.of("bucket.acl", "bucket.cors"), ids(preflight.check(new Spec()), Severity.WARNING));
  }

  @Test
  void cors_that_the_api_cannot_tell_is_no_difference() {
    cloud.buckets().share("media-dr", "private", null);

    assertEquals(List.of(), preflight.check(new Spec()).all());
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
        ids(preflight.check(new Spec()), Severity.NOTE));
  }

  @Test
  void a_destination_without_room_is_a_warning() {
    cloud.buckets().contents("media", 3, 100);
    cloud.buckets().contents("media-dr", 1, 40);
    cloud.buckets().quota(Measure.BYTES, 1000, 941);
    cloud.buckets().quota(Measure.OBJECTS, 10, 8);

    Finding found = preflight.only(new Spec());

    assertEquals("quota.exceeded", found.id());
    assertTrue(found.line().contains("of 1,000 941 are used, and 60 more"), found.line());
  }

  @Test
  void both_keys_are_tried_and_both_failures_told() {
    Findings found = preflight.check(new Spec().ownKeys());

    assertEquals(List.of("keys.source", "keys.dest"), ids(found, Severity.REFUSAL));
  }

  @Test
  void an_empty_source_is_a_warning() {
    allowKeys();
    cloud.buckets().add("hollow", "jp-osa-1");
    cloud.stores().at("jp-osa-1").bucket("hollow");

    assertEquals(
        "bucket.empty", preflight.only(new Spec().ownKeys().source("hollow@jp-osa-1")).id());
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

    Finding found = preflight.only(new Spec().ownKeys());

    assertEquals("bucket.versioning", found.id());
    assertTrue(found.why().startsWith(says), found.why());
  }

  @Test
  void versions_that_are_not_told_or_not_kept_are_no_finding() {
    allowKeys();
    cloud.stores().at("jp-osa-1").set("media", VERSIONING, versions(true));
    assertEquals(List.of(), preflight.check(new Spec().ownKeys()).all());

    cloud.stores().at("jp-osa-1").set("media", VERSIONING, versions(false));
    cloud.stores().at("us-iad-1").set("media-dr", VERSIONING, versions(false));
    assertEquals(List.of(), preflight.check(new Spec().ownKeys()).all());
  }

  @Test
  void storage_that_cannot_be_reached_ends_the_preflight() {
    allowKeys();
    cloud.stores().failProbe(Failures.storage(StorageException.Kind.UNREACHABLE));

    assertEquals(
        Kind.UNREACHABLE, Samples.failure(() -> preflight.check(new Spec().ownKeys())).kind());
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
}
