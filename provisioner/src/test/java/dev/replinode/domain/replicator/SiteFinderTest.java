package dev.replinode.domain.replicator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.fake.Failures;
import dev.replinode.fake.FakeCloud;
import dev.replinode.fake.RecordingProgress;
import dev.replinode.fake.Samples;
import dev.replinode.fake.Spec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the preflight finds the endpoints of both buckets. */
class SiteFinderTest {
  private final FakeCloud cloud = new FakeCloud();
  private final RecordingProgress progress = new RecordingProgress();

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
    Site dest = find(new Spec().ownKeys().destEndpoint("https://s3.example.com")).dest();

    assertEquals("media-dr@s3.example.com", dest.identity());
    assertEquals("us-iad-1", dest.endpoint().id());
    assertEquals("us-iad", dest.endpoint().computeRegion());
  }

  @Test
  void with_own_keys_a_bucket_that_may_not_be_read_over_the_api_is_a_warning() {
    cloud.calls().fail("buckets.find", Failures.notAuthorized());

    BucketPair pair = find(new Spec().ownKeys());

    assertEquals(Samples.pair(), pair);
    assertEquals(
        List.of("bucket media@jp-osa-1 could not be looked up over the API: Unauthorized"),
        progress.warnings());
  }

  @Test
  void with_own_keys_endpoints_that_may_not_be_listed_are_those_that_are_known() {
    cloud.calls().fail("buckets.endpoints", Failures.notAuthorized());
    cloud.calls().fail("buckets.find", Failures.notAuthorized());
    cloud.calls().fail("buckets.find", Failures.notAuthorized());

    BucketPair pair = find(new Spec().ownKeys());

    assertEquals(Samples.pair(), pair);
    assertEquals(3, progress.warnings().size());
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

    refused(new Spec().ownKeys(), Kind.UNREACHABLE);
  }

  @Test
  void a_region_with_several_endpoints_is_not_guessed_at() {
    cloud.calls().fail("buckets.find", Failures.notAuthorized());

    ReplinodeException failure = refused(new Spec().ownKeys().source("media@us-ord"), Kind.REFUSED);

    assertEquals(
        "the region has several endpoints (us-ord-1, us-ord-10); name the one that serves the"
            + " bucket",
        failure.why());
  }

  private BucketPair find(Spec spec) {
    cloud.platform().region("us-ord", "ok", "StackScripts");
    return new Preflight(cloud.ports(), progress).check(spec.build()).pair();
  }

  private ReplinodeException refused(Spec spec, Kind kind) {
    ReplinodeException failure = Samples.failure(() -> find(spec));
    assertEquals(kind, failure.kind());
    return failure;
  }
}
