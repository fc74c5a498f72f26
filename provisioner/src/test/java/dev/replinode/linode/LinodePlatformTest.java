package dev.replinode.linode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.replicator.Buckets;
import dev.replinode.domain.replicator.Buckets.Bucket;
import dev.replinode.domain.replicator.Buckets.Contents;
import dev.replinode.domain.replicator.Buckets.Measure;
import dev.replinode.domain.replicator.Buckets.Quota;
import dev.replinode.domain.replicator.Buckets.Sharing;
import dev.replinode.domain.replicator.Platform.Image;
import dev.replinode.domain.replicator.Platform.Price;
import dev.replinode.domain.replicator.Platform.Region;
import dev.replinode.domain.storage.Endpoint;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(strings = {"", ".", ".."})
  void what_cannot_be_part_of_an_address_is_nothings_id(String id) {
    assertEquals(Optional.empty(), api.cloud().platform().region(id));
    assertEquals(Optional.empty(), api.cloud().platform().type(id, "jp-osa"));
    assertEquals(Optional.empty(), api.cloud().platform().image(id));
    assertEquals(0, api.requests());
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
            + "\"capabilities\":[\"cloud-init\"],\"size\":3500,\"status\":\"available\"}");

    assertEquals(
        Optional.of(
            new Image(
                "linode/ubuntu22.04",
                "Ubuntu",
                true,
                Optional.empty(),
                Set.of("cloud-init"),
                3500,
                "available")),
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
  void an_endpoint_without_a_region_is_left_out() {
    api.answerPage(
        "{\"region\":null,\"endpoint_type\":\"E1\",\"s3_endpoint\":\"a-1.linodeobjects.com\"}",
        """
        {"region":"jp-osa","endpoint_type":"E1","s3_endpoint":"jp-osa-9.linodeobjects.com"}""");

    var endpoints = api.cloud().buckets().endpoints();

    assertEquals(List.of(), endpoints.resolve("a-1"));
    assertEquals("jp-osa-9", endpoints.resolve("jp-osa").get(0).id());
  }

  @Test
  void a_bucket_that_tells_no_region_is_where_it_was_looked_for_or_where_its_host_is() {
    String media =
        "{\"label\":\"media\",\"region\":null,\"s3_endpoint\":\"jp-osa-1.linodeobjects.com\"}";
    api.answer(media).answerPage(media).answerPage(media);
    var buckets = api.cloud().buckets();

    assertEquals("jp-osa", buckets.find("jp-osa", "media").orElseThrow().region());
    Bucket listed = buckets.findEach("jp-osa", "media").get(0);
    assertEquals("jp-osa", listed.endpoint().computeRegion());
    assertEquals("jp-osa", buckets.all().get(0).region());
  }

  @Test
  void what_is_null_in_a_list_is_not_there() {
    api.answer("{\"id\":\"jp-osa\",\"label\":\"Osaka\",\"capabilities\":[null,\"Linodes\"]}");
    api.answer("{\"id\":\"linode/x\",\"label\":\"X\",\"capabilities\":[null]}");
    api.answerPage("null", "{\"region\":\"jp-osa\",\"s3_endpoint\":\"jp-osa-9.a\"}");

    assertEquals(
        Set.of("Linodes"), api.cloud().platform().region("jp-osa").orElseThrow().capabilities());
    assertEquals(Set.of(), api.cloud().platform().image("linode/x").orElseThrow().capabilities());
    assertEquals("jp-osa-9", api.cloud().buckets().endpoints().resolve("jp-osa").get(0).id());
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
        new Bucket(
            "media",
            "us-ord",
            Endpoint.of("us-ord", "E3", "us-ord-10.linodeobjects.com"),
            Optional.empty()),
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

  @Test
  void a_type_that_is_not_listed_is_to_be_had() throws Exception {
    String rows =
        "[{\"region\":\"jp-osa\",\"plan\":\"g7-premium-2\",\"available\":false},"
            + "{\"region\":\"jp-osa\",\"plan\":\"g7-premium-4\",\"available\":true}]";
    api.answer(rows).answer(rows).answer(rows).answer("[]");

    assertFalse(api.cloud().platform().isAvailable("g7-premium-2", "jp-osa"));
    assertTrue(api.cloud().platform().isAvailable("g7-premium-4", "jp-osa"));
    assertTrue(api.cloud().platform().isAvailable("g6-standard-2", "jp-osa"));
    assertTrue(api.cloud().platform().isAvailable("g6-standard-2", "jp-osa"));
    api.take("GET", "/regions/jp-osa/availability");
  }

  @Test
  void regions_with_a_type_are_read_from_every_page() throws Exception {
    api.answer(
        Api.page(1, 2, "{\"region\":\"us-iad\",\"plan\":\"g7-premium-2\",\"available\":true}"));
    api.answer(
        Api.page(
            2,
            2,
            "{\"region\":\"jp-osa\",\"plan\":\"g7-premium-2\",\"available\":false}",
            "{\"region\":\"de-fra-2\",\"plan\":\"g7-premium-2\",\"available\":true}",
            "{\"region\":\"br-gru\",\"plan\":\"g7-premium-4\",\"available\":true}"));

    assertEquals(List.of("de-fra-2", "us-iad"), api.cloud().platform().regionsWith("g7-premium-2"));
    api.take("GET", "/regions/availability?page=1&page_size=500");
  }

  @Test
  void backups_and_transfer_have_prices_of_their_own_in_each_region() throws Exception {
    String type =
        """
        {"id":"g6-nanode-1","label":"Nanode","disk":25600,"price":{"hourly":0.0075,"monthly":5.0},
         "addons":{"backups":{"price":{"hourly":0.003,"monthly":2.0},
           "region_prices":[{"id":"br-gru","hourly":0.0042,"monthly":2.8}]}}}""";
    String transfer =
        """
        {"id":"network_transfer","label":"Network Transfer","price":{"hourly":0.005,"monthly":null},
         "region_prices":[{"id":"br-gru","hourly":0.007,"monthly":null}],"transfer":0}""";
    api.answer(type).answer(type).answerPage(transfer).answerPage(transfer).answerPage();

    assertEquals("2.0", backups("jp-osa"));
    assertEquals("2.8", backups("br-gru"));
    assertEquals(
        Optional.of(new BigDecimal("0.005")), api.cloud().platform().transferPrice("jp-osa"));
    assertEquals(
        Optional.of(new BigDecimal("0.007")), api.cloud().platform().transferPrice("br-gru"));
    assertEquals(Optional.empty(), api.cloud().platform().transferPrice("jp-osa"));
  }

  private String backups(String region) {
    return api.cloud()
        .platform()
        .type("g6-nanode-1", region)
        .flatMap(type -> type.backups())
        .map(price -> price.monthly().toString())
        .orElseThrow();
  }

  @Test
  void buckets_of_one_name_are_looked_for_at_every_endpoint_of_a_region() throws Exception {
    api.answerPage(
        bucket("logs", "us-ord-1"), bucket("other", "us-ord-1"), bucket("logs", "us-ord-10"));

    assertEquals(
        List.of("us-ord-1", "us-ord-10"),
        api.cloud().buckets().findEach("us-ord", "logs").stream()
            .map(bucket -> bucket.endpoint().id())
            .toList());
    api.take("GET", "/object-storage/buckets/us-ord?page=1&page_size=500");
  }

  private static String bucket(String label, String endpoint) {
    return "{\"label\":\""
        + label
        + "\",\"region\":\"us-ord\",\"s3_endpoint\":\""
        + endpoint
        + ".linodeobjects.com\",\"objects\":3,\"size\":15}";
  }

  @Test
  void a_bucket_tells_what_it_holds_and_who_may_read_it() throws Exception {
    api.answer(bucket("logs", "us-ord-1"));
    api.answer("{\"acl\":\"public-read\",\"cors_enabled\":true}");
    api.answer("{\"acl\":\"private\",\"cors_enabled\":null}").answer(404, NOT_FOUND);

    assertEquals(
        Optional.of(new Contents(3, 15)),
        api.cloud().buckets().find("us-ord", "logs").flatMap(Bucket::contents));
    assertEquals(
        Optional.of(new Sharing("public-read", Optional.of(true))),
        api.cloud().buckets().sharing("us-ord", "logs"));
    assertEquals(
        Optional.of(new Sharing("private", Optional.empty())),
        api.cloud().buckets().sharing("us-ord", "logs"));
    assertEquals(Optional.empty(), api.cloud().buckets().sharing("us-ord", "logs"));
    api.take("GET", "/object-storage/buckets/us-ord/logs");
    api.take("GET", "/object-storage/buckets/us-ord/logs/access");
  }

  @Test
  void a_quota_is_named_by_the_host_as_the_api_spells_it() throws Exception {
    api.answerPage(
        "{\"region\":\"jp-osa\",\"endpoint_type\":\"E1\","
            + "\"s3_endpoint\":\"jp-osa-1.localhost:9000\"}");
    api.answer("{\"quota_limit\":1000,\"usage\":15}");
    api.answer("{\"quota_limit\":1000,\"usage\":null}").answer(404, NOT_FOUND);
    Buckets buckets = api.cloud().buckets();
    Endpoint endpoint = buckets.endpoints().resolve("jp-osa-1").get(0);

    assertEquals(
        Optional.of(new Quota(1000, OptionalLong.of(15))), buckets.quota(Measure.BYTES, endpoint));
    assertEquals(
        Optional.of(new Quota(1000, OptionalLong.empty())),
        buckets.quota(Measure.OBJECTS, endpoint));
    assertEquals(Optional.empty(), buckets.quota(Measure.OBJECTS, endpoint));
    api.take("GET", "/object-storage/endpoints?page=1&page_size=500");
    api.take("GET", "/object-storage/quotas/obj-bytes-jp-osa-1.localhost%3A9000/usage");
    api.take("GET", "/object-storage/quotas/obj-objects-jp-osa-1.localhost%3A9000/usage");
  }
}
