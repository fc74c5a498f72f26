package dev.replinode.linode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.replinode.domain.replicator.Buckets.Bucket;
import dev.replinode.domain.replicator.Platform.Image;
import dev.replinode.domain.replicator.Platform.Price;
import dev.replinode.domain.replicator.Platform.Region;
import dev.replinode.domain.storage.Endpoint;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the platform offers, and where buckets are. */
class LinodePlatformTest {
  private static final String NOT_FOUND = "{\"errors\":[{\"reason\":\"Not found\"}]}";
  private static final String TYPE =
      """
      {"id":"g6-standard-2","label":"Linode 4GB","transfer":4000,
       "price":{"hourly":0.036,"monthly":24.0},
       "region_prices":[{"id":"br-gru","hourly":0.05,"monthly":33.6}]}""";

  @StartStop private final MockWebServer server = new MockWebServer();
  private final Api api = new Api(server);

  @AfterEach
  void every_answer_was_used() {
    api.requireAllUsed();
  }

  @Test
  void a_region_is_public_and_needs_no_token() throws Exception {
    api.answer(
        "{\"id\":\"jp-osa\",\"label\":\"Osaka\",\"status\":\"ok\",\"capabilities\":[\"Linodes\"]}");
    api.answer("{\"id\":\"xx\",\"label\":\"X\"}").answer(404, NOT_FOUND);

    assertEquals(
        Optional.of(new Region("jp-osa", "Osaka", "ok", Set.of("Linodes"))),
        api.cloud().platform().region("jp-osa"));
    assertEquals("unknown", api.cloud().platform().region("xx").orElseThrow().status());
    assertEquals(Optional.empty(), api.cloud().platform().region("nowhere"));
    assertNull(api.take("GET", "/regions/jp-osa").getHeaders().get("Authorization"));
  }

  @Test
  void a_regions_own_price_beats_the_general_one() throws Exception {
    api.answer(TYPE).answer(TYPE).answer(404, NOT_FOUND);

    assertEquals(
        new Price(new BigDecimal("0.036"), new BigDecimal("24.0"), 4000),
        api.cloud().platform().type("g6-standard-2", "jp-osa").orElseThrow().price());
    assertEquals(
        new Price(new BigDecimal("0.05"), new BigDecimal("33.6"), 4000),
        api.cloud().platform().type("g6-standard-2", "br-gru").orElseThrow().price());
    assertEquals(Optional.empty(), api.cloud().platform().type("g7", "jp-osa"));
    api.take("GET", "/linode/types/g6-standard-2");
  }

  @Test
  void the_slash_of_an_image_is_encoded() throws Exception {
    api.answer(
        "{\"id\":\"linode/ubuntu22.04\",\"label\":\"Ubuntu\",\"deprecated\":true,"
            + "\"capabilities\":[\"cloud-init\"]}");

    assertEquals(
        Optional.of(
            new Image(
                "linode/ubuntu22.04", "Ubuntu", true, Optional.empty(), Set.of("cloud-init"))),
        api.cloud().platform().image("linode/ubuntu22.04"));
    api.take("GET", "/images/linode%2Fubuntu22.04");
  }

  @Test
  void the_end_of_an_images_support_is_told_without_a_zone_and_means_utc() throws Exception {
    api.answer("{\"id\":\"linode/debian9\",\"label\":\"Debian\",\"eol\":\"2022-07-01T04:00:00\"}");

    Image image = api.cloud().platform().image("linode/debian9").orElseThrow();

    assertEquals(Optional.of(Instant.parse("2022-07-01T04:00:00Z")), image.endOfLife());
    assertEquals(false, image.isDeprecated());
  }

  @Test
  void the_ids_of_everything_can_be_listed() throws Exception {
    api.answerPage("{\"id\":\"jp-osa\"}", "{\"id\":\"us-iad\"}");
    api.answer(Api.page(1, 2, "{\"id\":\"t1\"}")).answer(Api.page(2, 2, "{\"id\":\"t2\"}"));
    api.answerPage("{\"id\":\"linode/debian12\"}");

    assertEquals(List.of("jp-osa", "us-iad"), api.cloud().platform().regionIds());
    assertEquals(List.of("t1", "t2"), api.cloud().platform().typeIds());
    assertEquals(List.of("linode/debian12"), api.cloud().platform().imageIds());
    api.take("GET", "/regions?page=1&page_size=500");
    api.take("GET", "/linode/types?page=1&page_size=500");
    api.take("GET", "/linode/types?page=2&page_size=500");
    api.take("GET", "/images?page=1&page_size=500");
  }

  @Test
  void endpoints_are_listed_once_and_those_without_a_host_left_out() throws Exception {
    api.answerPage(
        """
        {"region":"jp-osa","endpoint_type":"E1","s3_endpoint":"jp-osa-9.linodeobjects.com"}""",
        "{\"region\":\"us-iad-2\",\"endpoint_type\":\"E3\",\"s3_endpoint\":null}");
    var buckets = api.cloud().buckets();

    assertEquals("jp-osa-9", buckets.endpoints().resolve("jp-osa").get(0).id());
    assertEquals(List.of(), buckets.endpoints().resolve("us-iad-2"));

    api.take("GET", "/object-storage/endpoints?page=1&page_size=500");
    assertEquals(1, api.requests());
  }

  @Test
  void a_buckets_own_host_is_believed() throws Exception {
    api.answer(
        """
        {"label":"media","region":"us-ord","cluster":"","endpoint_type":"E3",
         "hostname":"media.us-ord-10.linodeobjects.com","s3_endpoint":"us-ord-10.linodeobjects.com"}
        """);

    Bucket bucket = api.cloud().buckets().find("us-ord", "media").orElseThrow();

    assertEquals(
        new Bucket("media", "us-ord", Endpoint.of("us-ord", "E3", "us-ord-10.linodeobjects.com")),
        bucket);
    api.take("GET", "/object-storage/buckets/us-ord/media");
  }

  @Test
  void older_answers_tell_the_host_by_the_hostname_alone() {
    api.answer(404, NOT_FOUND);
    api.answerPage(
        "{\"label\":\"media\",\"hostname\":\"media.jp-osa-1.linodeobjects.com\"}",
        "{\"label\":\"odd\",\"hostname\":\"elsewhere.example.com\"}");

    assertEquals(Optional.empty(), api.cloud().buckets().find("jp-osa", "nothing"));
    List<Bucket> all = api.cloud().buckets().all();

    assertEquals(1, all.size());
    assertEquals("jp-osa-1", all.get(0).endpoint().id());
  }
}
