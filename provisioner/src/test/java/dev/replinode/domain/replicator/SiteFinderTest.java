package dev.replinode.domain.replicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.finding.Finding;
import dev.replinode.domain.finding.Findings;
import dev.replinode.domain.storage.EndpointDirectory;
import dev.replinode.fake.Failures;
import dev.replinode.fake.FakeCloud;
import dev.replinode.fake.Samples;
import dev.replinode.fake.Spec;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How the preflight finds the endpoints of both buckets. */
class SiteFinderTest {
  private final FakeCloud cloud = new FakeCloud();
  private Findings findings = new Findings();

  @Test
  void an_unknown_bucket_comes_with_near_ones() {
    ReplinodeException failure = refused(new Spec().source("medai@jp-osa-1"), Kind.REFUSED);

    assertEquals(
        "bucket medai@jp-osa-1: the account has no such bucket; did you mean media@jp-osa-1?",
        failure.getMessage());
  }

  @Test
  void an_unknown_region_comes_with_near_ones() {
    ReplinodeException failure = refused(new Spec().source("media@jp-oza-1"), Kind.REFUSED);

    assertEquals(
        "region jp-oza-1: no Object Storage endpoint or compute region of that name; did you mean"
            + " jp-osa-1?",
        failure.getMessage());
  }

  @Test
  void the_buckets_own_word_beats_the_users() {
    cloud.buckets().add("logs", "us-ord-10");

    ReplinodeException failure = refused(new Spec().source("logs@us-ord-1"), Kind.REFUSED);

    assertEquals("it is served by endpoint us-ord-10, not us-ord-1", failure.why());
    assertEquals("logs@us-ord-10", find(new Spec().source("logs@us-ord")).source().identity());
  }

  @Test
  void a_server_of_the_users_stands_in_for_the_platforms() {
    Site dest = find(ownKeys().destEndpoint("https://s3.example.com")).dest();

    assertEquals("media-dr@s3.example.com", dest.identity());
    assertEquals("us-iad-1", dest.endpoint().id());
    assertEquals("us-iad", dest.endpoint().computeRegion());
  }

  @Test
  void with_own_keys_a_bucket_that_may_not_be_read_over_the_api_is_a_warning() {
    cloud.calls().fail("buckets.find", Failures.notAuthorized());

    BucketPair pair = find(ownKeys());

    assertEquals(Samples.pair(), pair);
    assertEquals(
        List.of("bucket media@jp-osa-1: it could not be looked up over the API: Unauthorized"),
        unseen());
  }

  @Test
  void with_own_keys_endpoints_that_may_not_be_listed_are_those_that_are_known() {
    cloud.calls().fail("buckets.endpoints", Failures.notAuthorized());
    cloud.calls().fail("buckets.find", Failures.notAuthorized());
    cloud.calls().fail("buckets.find", Failures.notAuthorized());

    BucketPair pair = find(ownKeys());

    assertEquals(Samples.pair(), pair);
    assertEquals(3, unseen().size());
  }

  @Test
  void without_keys_both_are_needed() {
    cloud.calls().fail("buckets.endpoints", Failures.notAuthorized());
    refused(new Spec(), Kind.NOT_AUTHORIZED);

    cloud.calls().fail("buckets.find", Failures.notAuthorized());
    refused(new Spec(), Kind.NOT_AUTHORIZED);
  }

  @Test
  void a_failure_that_may_pass_is_told_even_with_own_keys() {
    cloud.calls().fail("buckets.find", Failures.unreachable());

    refused(ownKeys(), Kind.UNREACHABLE);
  }

  @Test
  void a_region_with_several_endpoints_is_not_guessed_at() {
    cloud.calls().fail("buckets.find", Failures.notAuthorized());

    ReplinodeException failure = refused(ownKeys().source("media@us-ord"), Kind.REFUSED);

    assertEquals(
        "the region has several endpoints (us-ord-1, us-ord-10); name the one that serves the"
            + " bucket",
        failure.why());
  }

  @Test
  void a_bucket_at_two_endpoints_of_a_region_is_refused_with_both_named() {
    cloud.buckets().add("logs", "us-ord-1");
    cloud.buckets().add("logs", "us-ord-10");

    ReplinodeException failure = refused(new Spec().source("logs@us-ord"), Kind.REFUSED);

    assertEquals("there is one of that name at each of us-ord-1, us-ord-10", failure.why());
    assertEquals(Optional.of("name the endpoint: logs@us-ord-1"), failure.hint());
    assertEquals("logs@us-ord-10", find(new Spec().source("logs@us-ord-10")).source().identity());
    assertEquals("logs@us-ord-1", find(new Spec().source("logs@us-ord-1")).source().identity());
  }

  @Test
  void a_compute_region_without_object_storage_is_told_as_such() {
    ReplinodeException failure = refused(new Spec().source("media@us-lab"), Kind.REFUSED);

    assertTrue(
        failure.why().startsWith("it is a compute region without Object Storage"), failure.why());
  }

  @Test
  void a_region_whose_host_is_not_told_yet_is_told_as_such() {
    cloud
        .buckets()
        .endpoints(EndpointDirectory.of(List.of(new EndpointDirectory.Row("us-lab", "E3", null))));

    ReplinodeException failure = refused(new Spec().source("media@us-lab"), Kind.REFUSED);

    assertEquals(
        "the platform tells no host of its Object Storage: the account has none yet",
        failure.why());
  }

  @Test
  void an_endpoint_whose_compute_region_is_not_told_needs_the_users_word() {
    cloud
        .buckets()
        .endpoints(
            EndpointDirectory.of(
                List.of(new EndpointDirectory.Row("", "E3", "new-1.linodeobjects.com"))));
    cloud.buckets().add("media", "", "new-1.linodeobjects.com");

    ReplinodeException failure = refused(new Spec().source("media@new-1"), Kind.REFUSED);

    assertEquals(Optional.of("--region REGION"), failure.hint());
    Spec said =
        new Spec().source("media@new-1").machine("g6-nanode-1", "linode/ubuntu22.04", "jp-osa");
    assertEquals("media@new-1", find(said).source().identity());
  }

  @Test
  void both_buckets_are_complained_about_at_once() {
    ReplinodeException failure =
        refused(new Spec().source("medai@jp-osa-1").dest("media-dr@us-iab-1"), Kind.REFUSED);

    assertEquals(
        List.of(
            "bucket medai@jp-osa-1: the account has no such bucket; did you mean media@jp-osa-1?",
            "region us-iab-1: no Object Storage endpoint or compute region of that name; did you"
                + " mean us-iad-1 or us-lax-1 or us-mia-1?"),
        failure.reasons());
  }

  private Spec ownKeys() {
    cloud.stores().allow(Samples.OWN_KEYS.source());
    cloud.stores().allow(Samples.OWN_KEYS.dest());
    cloud.stores().store("s3.example.com").bucket("media-dr");
    return new Spec().ownKeys();
  }

  private BucketPair find(Spec spec) {
    cloud.platform().region("us-ord", "ok", "StackScripts", "Cloud Firewall");
    findings = new Findings();
    Optional<Prepared> prepared =
        new Preflight(cloud.ports(), Samples.MANIFEST, cloud.time(), findings).check(spec.build());
    findings.requireNoRefusal();
    return prepared.orElseThrow().pair();
  }

  private List<String> unseen() {
    return findings.all().stream()
        .filter(finding -> finding.id().equals("bucket.unseen"))
        .map(Finding::line)
        .toList();
  }

  private ReplinodeException refused(Spec spec, Kind kind) {
    ReplinodeException failure = Samples.failure(() -> find(spec));
    assertEquals(kind, failure.kind());
    return failure;
  }
}
