package dev.replinode.domain.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.storage.EndpointDirectory.Row;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointDirectoryTest {
  private static final List<String> GUIDE =
      List.of(
          "nl-ams-1",
          "us-southeast-1",
          "in-maa-1",
          "us-ord-1",
          "eu-central-1",
          "id-cgk-1",
          "us-lax-1",
          "es-mad-1",
          "us-mia-1",
          "it-mil-1",
          "us-east-1",
          "jp-osa-1",
          "fr-par-1",
          "br-gru-1",
          "us-sea-1",
          "ap-south-1",
          "se-sto-1",
          "us-iad-1");

  private final EndpointDirectory api =
      EndpointDirectory.of(
          List.of(
              row("us-ord", "E1", "us-ord-1"),
              row("us-ord", "E3", "us-ord-10"),
              row("jp-osa", "E1", "jp-osa-1"),
              row("de-fra-2", "E3", "de-fra-1"),
              row("no-osl-1", "E3", "no-osl-1"),
              row("us-sea", "E9", "us-sea-9"),
              new Row("us-iad-2", "E3", null)));

  private static Row row(String region, String type, String id) {
    return new Row(region, type, id + ".linodeobjects.com");
  }

  private static List<String> ids(List<Endpoint> endpoints) {
    return endpoints.stream().map(Endpoint::id).toList();
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "jp-osa-1, jp-osa-1",
    "jp-osa, jp-osa-1",
    "us-ord, us-ord-1 us-ord-10",
    "us-ord-1, us-ord-1",
    "us-ord-10, us-ord-10",
    "de-fra-2, de-fra-1",
    "de-fra-1, de-fra-1",
    "de-fra, ''",
    "no-osl-1, no-osl-1",
    "no-osl, ''",
    "us-sea, us-sea-9",
    "us-sea-1, us-sea-1",
    "us-iad-2, ''",
    "us-iad, us-iad-1",
    "us-southeast, us-southeast-1",
    "atlantis, ''",
    "'', ''",
  })
  void resolves_ids_and_regions_by_the_api_and_the_known_table(String word, String expected) {
    assertEquals(expected, String.join(" ", ids(api.resolve(word))));
  }

  @Test
  void keeps_region_type_and_address_of_an_endpoint() {
    assertEquals(
        List.of(
            new Endpoint(
                "de-fra-1", "de-fra-2", "E3", URI.create("https://de-fra-1.linodeobjects.com"))),
        api.resolve("de-fra-2"));
  }

  @Test
  void resolves_all_ids_of_the_guide_to_one_endpoint_of_their_region_without_the_api() {
    EndpointDirectory offline = EndpointDirectory.builtIn();

    for (String id : GUIDE) {
      List<Endpoint> endpoints = offline.resolve(id);
      assertEquals(List.of(id), ids(endpoints));
      assertTrue(ids(offline.resolve(endpoints.get(0).computeRegion())).contains(id), id);
    }
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "us-ord, us-ord-1 us-ord-10",
    "us-lax, us-lax-1 us-lax-4",
    "au-mel, au-mel-1",
    "gb-lon, gb-lon-1",
    "de-fra-2, de-fra-1",
    "jp-tyo-3, jp-tyo-1",
    "sg-sin-2, sg-sin-1",
    "eu-central, eu-central-1",
  })
  void knows_newer_endpoints_without_the_api(String region, String expected) {
    assertEquals(expected, String.join(" ", ids(EndpointDirectory.builtIn().resolve(region))));
  }

  @Test
  void lists_the_guides_ids_first_and_then_the_others_of_the_api() {
    assertEquals(GUIDE, EndpointDirectory.builtIn().ids());
    assertEquals(GUIDE, api.ids().subList(0, 18));
    assertEquals(
        List.of("de-fra-1", "no-osl-1", "us-ord-10", "us-sea-9"), api.ids().subList(18, 22));
    assertEquals(22, api.ids().size());
  }

  @Test
  void lets_an_endpoint_id_win_over_a_region_of_the_same_name() {
    EndpointDirectory directory =
        EndpointDirectory.of(List.of(row("xx-1", "E1", "yy-1"), row("zz", "E1", "xx-1")));

    assertEquals(List.of("xx-1"), ids(directory.resolve("xx-1")));
  }

  @Test
  void takes_the_apis_word_over_the_known_table() {
    EndpointDirectory directory =
        EndpointDirectory.of(List.of(new Row("jp-osa", "E2", "jp-osa-1.example.org")));

    assertEquals(
        List.of(
            new Endpoint("jp-osa-1", "jp-osa", "E2", URI.create("https://jp-osa-1.example.org"))),
        directory.resolve("jp-osa-1"));
  }

  @Test
  void offers_a_known_endpoint_in_no_other_region_than_the_api_has_it_in() {
    EndpointDirectory directory = EndpointDirectory.of(List.of(row("xx-moved", "E1", "jp-osa-1")));

    assertEquals(List.of("jp-osa-1"), ids(directory.resolve("xx-moved")));
    assertEquals(List.of(), directory.resolve("jp-osa"));
  }

  @Test
  void tells_where_an_account_has_no_access_yet() {
    assertTrue(api.isWithoutHost("us-iad-2"));
    assertFalse(api.isWithoutHost("us-ord"));
    assertFalse(api.isWithoutHost("atlantis"));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({"us-ord-1, us-ord", "de-fra-1, de-fra-2", "us-ord, ''", "atlantis, ''", "own, ''"})
  void knows_the_compute_region_beside_an_id(String id, String region) {
    EndpointDirectory directory =
        EndpointDirectory.of(
            List.of(
                row("us-ord", "E1", "us-ord-1"),
                row("de-fra-2", "E3", "de-fra-1"),
                new Row(null, null, "own.example.org")));

    assertEquals(region, directory.computeRegionOf(id).orElse(""));
  }

  @Test
  void knows_what_else_is_in_the_region_of_an_endpoint() {
    Endpoint own = Endpoint.custom(URI.create("https://s3.example.org"));

    assertEquals(
        List.of("us-ord-1", "us-ord-10"), ids(api.beside(api.resolve("us-ord-10").get(0))));
    assertEquals(List.of(own), api.beside(own));
  }

  @Test
  void never_leaves_a_sandbox_for_the_real_world() {
    EndpointDirectory sandbox =
        EndpointDirectory.of(List.of(new Row("jp-osa", "E1", "jp-osa-1.localhost:4000")));

    assertEquals(URI.create("http://127.0.0.1:4000"), sandbox.resolve("jp-osa").get(0).uri());
    assertEquals(List.of(), sandbox.resolve("us-ord-1"));
    assertEquals(List.of(), sandbox.resolve("gb-lon"));
    assertEquals(GUIDE, sandbox.ids());
  }

  @Test
  void leaves_out_rows_that_cannot_be_used() {
    EndpointDirectory directory =
        EndpointDirectory.of(
            List.of(
                new Row("a", "E1", "https://evil.example/x"),
                new Row(null, null, "b-1.example.org"),
                row("c", "E1", "c-1"),
                row("d", "E1", "c-1")));

    assertEquals(List.of(), directory.resolve("a"));
    assertEquals("", directory.resolve("b-1").get(0).type());
    assertEquals("c", directory.resolve("c-1").get(0).computeRegion());
    assertEquals(List.of(), directory.resolve("d"));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({"jp-oas-1, jp-osa-1", "de-fra2, de-fra-2", "us-odr, us-ord", "us-ord-11, us-ord-1"})
  void names_ids_and_regions_near_a_wrong_word(String wrong, String near) {
    assertEquals(near, api.nearest(wrong, 3).get(0));
  }

  @Test
  void names_no_more_than_asked_for_and_none_that_is_far() {
    assertEquals(2, api.nearest("us-or", 2).size());
    assertEquals(List.of(), api.nearest("completely-else", 3));
  }
}
