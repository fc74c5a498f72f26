package dev.replinode.domain.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
  private static String refusal(String url) {
    return assertThrows(IllegalArgumentException.class, () -> Endpoint.custom(URI.create(url)), url)
        .getMessage();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "jp-osa-1.linodeobjects.com, jp-osa-1, https://jp-osa-1.linodeobjects.com",
    "JP-OSA-1.LinodeObjects.com, jp-osa-1, https://jp-osa-1.linodeobjects.com",
    "s3.example.org:8443, s3, https://s3.example.org:8443",
    "jp-osa-1.localhost:4711, jp-osa-1, http://127.0.0.1:4711",
    "localhost:9000, localhost, http://127.0.0.1:9000",
    "localhost, localhost, http://127.0.0.1",
    "127.0.0.1:9000, 127.0.0.1, http://127.0.0.1:9000",
    "127.8.9.10, 127.8.9.10, http://127.8.9.10",
    "[::1]:9000, [::1], http://[::1]:9000",
    "192.0.2.7, 192.0.2.7, https://192.0.2.7",
    "localhost.example.org, localhost, https://localhost.example.org",
    "127.0.0.1.example.org, 127, https://127.0.0.1.example.org",
    "notlocalhost, notlocalhost, https://notlocalhost",
  })
  void takes_id_and_address_from_the_host(String host, String id, URI uri) {
    assertEquals(new Endpoint(id, "jp-osa", "E1", uri), Endpoint.of("jp-osa", "E1", host));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a/b",
        "https://a.example",
        "u:p@a.example",
        "a b",
        "a..b",
        "-a.example",
        "a_b.example",
        "a.example:",
        "a.example:x",
        "a.example:70000",
        "1.2.3",
        "a.example?x",
        "[::1"
      })
  void refuses_what_is_not_a_host(String host) {
    assertThrows(IllegalArgumentException.class, () -> Endpoint.of("r", "E1", host));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "https://s3.example.org, s3, https://s3.example.org",
    "HTTPS://s3.example.org:8443/, s3, https://s3.example.org:8443",
    "http://127.0.0.1:9001, 127.0.0.1, http://127.0.0.1:9001",
    "http://localhost:9001, localhost, http://127.0.0.1:9001",
    "https://localhost:9001, localhost, https://localhost:9001",
    "http://fr-par-1.localhost:9001, fr-par-1, http://127.0.0.1:9001",
    "https://jp-osa-1.linodeobjects.com/, jp-osa-1, https://jp-osa-1.linodeobjects.com",
  })
  void takes_an_endpoint_that_the_user_names(String url, String id, URI uri) {
    assertEquals(new Endpoint(id, "", "", uri), Endpoint.custom(URI.create(url)));
  }

  @Test
  void is_named_by_its_address_where_nothing_else_is_known_of_it() {
    assertEquals(
        "s3.example.org:8443", Endpoint.custom(URI.create("https://s3.example.org:8443")).name());
    assertEquals("jp-osa-1", Endpoint.of("jp-osa", "E1", "jp-osa-1.localhost:9000").name());
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://s3.example.org", "http://192.0.2.7:9000"})
  void speaks_plain_http_to_this_machine_only(String url) {
    assertEquals(
        '"' + url + "\" is refused: plain http is spoken to this machine only, so write https://",
        refusal(url));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3.example.org",
        "ftp://s3.example.org",
        "https://s3.example.org/bucket",
        "https://s3.example.org?x=1",
        "https://s3.example.org#x",
        "https:s3",
        "file:///etc/passwd"
      })
  void says_how_an_endpoint_is_written(String url) {
    assertEquals(
        '"' + url + "\" is not an endpoint: write https://HOST or https://HOST:PORT", refusal(url));
  }

  @Test
  void takes_as_many_characters_as_a_field_of_the_script_holds() {
    String longest = "https://" + "a".repeat(50) + "." + "b".repeat(41);

    assertEquals(URI.create(longest), Endpoint.custom(URI.create(longest)).uri());
    assertTrue(refusal(longest + "b").endsWith(" is refused: it has more than 100 characters"));
  }

  @Test
  void takes_the_highest_port_and_no_higher_one() {
    assertEquals(
        65_535, Endpoint.custom(URI.create("https://s3.example.org:65535")).uri().getPort());
    refusal("https://s3.example.org:65536");
  }

  @Test
  void does_not_show_a_password_that_a_url_holds() {
    assertEquals(
        "\"https://***@s3.example.org\" is not an endpoint: write https://HOST or"
            + " https://HOST:PORT",
        refusal("https://user:pa@ss@s3.example.org"));
  }

  @ParameterizedTest
  @CsvSource({
    "E0, us-east-1x",
    "E1, us-east-1x",
    "E2, us-east-1",
    "E3, us-east-1",
    "'', us-east-1"
  })
  void signs_for_the_id_only_where_the_type_is_known_to_take_it(String type, String region) {
    assertEquals(region, Endpoint.of("r", type, "us-east-1x.linodeobjects.com").signingRegion());
  }

  @Test
  void knows_whether_it_is_on_this_machine() {
    assertTrue(Endpoint.of("r", "E1", "a.localhost:1").isLoopback());
    assertTrue(Endpoint.of("r", "E1", "[::1]").isLoopback());
    assertFalse(Endpoint.of("r", "E1", "jp-osa-1.linodeobjects.com").isLoopback());
  }
}
