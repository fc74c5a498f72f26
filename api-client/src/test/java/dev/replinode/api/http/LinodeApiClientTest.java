package dev.replinode.api.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.api.ImagesApi;
import dev.replinode.api.InstancesApi;
import dev.replinode.api.ProfileApi;
import dev.replinode.api.RegionsApi;
import dev.replinode.api.StackScriptsApi;
import dev.replinode.api.TagsApi;
import dev.replinode.api.client.ApiClient;
import java.net.InetAddress;
import java.util.List;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinodeApiClientTest {
  @StartStop private final MockWebServer server = new MockWebServer();

  @Test
  void the_slash_of_a_slug_is_encoded() throws Exception {
    new ImagesApi(Server.answering(server, "{}")).getImage("linode/ubuntu22.04");

    assertEquals("/v4/images/linode%2Fubuntu22.04", server.takeRequest().getTarget());
  }

  @Test
  void the_filter_is_sent_verbatim() throws Exception {
    String filter = "{\"mine\":true,\"label\":\"a\\u00e9 %2F+<>\",\"+order_by\":\"id\"}";

    new StackScriptsApi(Server.answering(server, "{}")).listStackScripts(2, 500, filter);

    RecordedRequest request = server.takeRequest();
    assertEquals("/v4/linode/stackscripts?page=2&page_size=500", request.getTarget());
    assertEquals(filter, request.getHeaders().get("X-Filter"));
  }

  @Test
  void what_is_not_given_is_not_sent() throws Exception {
    new StackScriptsApi(Server.answering(server, "{}")).listStackScripts(null, null, null);

    RecordedRequest request = server.takeRequest();
    assertEquals("/v4/linode/stackscripts", request.getTarget());
    assertNull(request.getHeaders().get("X-Filter"));
    assertNull(request.getHeaders().get("Authorization"));
  }

  @Test
  void the_client_names_itself_and_its_version() throws Exception {
    new RegionsApi(Server.answering(server, "{}")).getRegion("us-ord");

    String agent = server.takeRequest().getHeaders().get("User-Agent");
    assertTrue(agent.matches("replinode/\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?"), agent);
  }

  @Test
  void the_token_goes_to_the_operations_that_take_one() throws Exception {
    ApiClient client =
        LinodeApiClient.builder(server.url("/v4").toString()).token(() -> "t0ken").build();
    server.enqueue(Server.json(200, "{}"));
    server.enqueue(Server.json(200, "{}"));

    new ProfileApi(client).getProfile();
    new RegionsApi(client).getRegion("us-ord");

    assertEquals("Bearer t0ken", server.takeRequest().getHeaders().get("Authorization"));
    assertNull(server.takeRequest().getHeaders().get("Authorization"));
  }

  @Test
  void without_a_token_nothing_is_sent_in_its_place() throws Exception {
    ApiClient client =
        LinodeApiClient.builder(server.url("/v4").toString()).token(() -> null).build();
    server.enqueue(Server.json(200, "{}"));

    new ProfileApi(client).getProfile();

    assertNull(server.takeRequest().getHeaders().get("Authorization"));
  }

  @Test
  void a_token_that_no_header_can_carry_is_not_repeated_in_the_message() {
    ApiClient client =
        LinodeApiClient.builder(server.url("/v4").toString()).token(() -> "s3cret\n").build();

    var e = assertThrows(IllegalArgumentException.class, new ProfileApi(client)::getProfile);

    assertFalse(e.getMessage().contains("s3cret"), e.getMessage());
  }

  @Test
  void one_builder_makes_several_clients() throws Exception {
    LinodeApiClient.Builder builder = LinodeApiClient.builder(server.url("/v4").toString());
    server.enqueue(Server.json(200, "{}"));
    server.enqueue(Server.json(200, "{}"));

    new ProfileApi(builder.build()).getProfile();
    new ProfileApi(builder.build()).getProfile();

    assertEquals(2, server.getRequestCount());
  }

  @Test
  void response_headers_can_be_read_whatever_their_case() throws Exception {
    server.enqueue(
        Server.json(200, "{}")
            .newBuilder()
            .addHeader("X-OAuth-Scopes", "linodes:read_only events:read_only")
            .build());

    var response = new ProfileApi(Server.client(server)).getProfileWithHttpInfo();

    assertEquals(
        "linodes:read_only events:read_only",
        ResponseHeaders.of(response).first("x-oauth-scopes").orElseThrow());
  }

  @Test
  void another_address_of_the_host_is_tried_when_one_is_closed() throws Exception {
    InetAddress here = InetAddress.getByName(server.getHostName());
    InetAddress closed = InetAddress.getByAddress(new byte[] {127, 9, 9, 9});
    ApiClient client =
        LinodeApiClient.builder("http://api.example:" + server.getPort() + "/v4")
            .http(http -> http.dns(host -> List.of(closed, here)))
            .build();
    server.enqueue(Server.json(200, "{}"));

    new ProfileApi(client).getProfile();

    assertEquals(1, server.getRequestCount());
  }

  @Test
  void slashes_at_the_end_of_the_base_url_do_not_matter() throws Exception {
    ApiClient client = LinodeApiClient.builder(server.url("/v4//").toString()).build();
    server.enqueue(Server.json(200, "{}"));

    new ProfileApi(client).getProfile();

    assertEquals("/v4/profile", server.takeRequest().getTarget());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "api.linode.com", "ftp://x/v4", "https://s3cret@x/v4", "https://x/v4?s3cret"})
  void a_base_url_of_another_kind_is_refused_without_repeating_it(String url) {
    var e = assertThrows(IllegalArgumentException.class, () -> LinodeApiClient.builder(url));

    assertFalse(e.getMessage().contains("s3cret"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", ".."})
  void a_path_value_cannot_change_the_path(String label) {
    var tags = new TagsApi(Server.client(server));

    assertThrows(IllegalArgumentException.class, () -> tags.deleteTag(label));
    assertEquals(0, server.getRequestCount());
  }

  @Test
  void a_missing_argument_is_noticed_before_anything_is_sent() {
    var instances = new InstancesApi(Server.client(server));

    ApiFailure failure = Server.failureOf(() -> instances.deleteInstance(null));

    assertEquals(ApiFailure.Kind.NOT_SENT, failure.kind());
    assertEquals(0, server.getRequestCount());
  }
}
