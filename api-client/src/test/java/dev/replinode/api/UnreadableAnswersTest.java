package dev.replinode.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.replinode.api.client.ApiResponse;
import dev.replinode.api.http.ApiFailure;
import dev.replinode.api.http.ApiFailure.Kind;
import dev.replinode.api.http.Server;
import dev.replinode.api.model.Grants;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnreadableAnswersTest {
  private static final String PAGE = "<html><body>secret-of-the-page</body></html>";

  @StartStop private final MockWebServer server = new MockWebServer();

  @Test
  void a_web_page_with_200_is_no_profile() {
    server.enqueue(html(200));

    ApiFailure failure = Server.failureOf(new ProfileApi(Server.client(server))::getProfile);

    assertEquals(Kind.UNREADABLE, failure.kind());
    assertEquals(200, failure.status());
  }

  @Test
  void a_web_page_with_200_is_no_successful_delete() {
    server.enqueue(html(200));
    var instances = new InstancesApi(Server.client(server));

    ApiFailure failure = Server.failureOf(() -> instances.deleteInstance(1L));

    assertEquals(Kind.UNREADABLE, failure.kind());
  }

  @Test
  void a_web_page_with_502_is_a_refusal_without_reasons() {
    server.enqueue(html(502));

    ApiFailure failure = Server.failureOf(new ProfileApi(Server.client(server))::getProfile);

    assertEquals(Kind.REFUSED, failure.kind());
    assertEquals(502, failure.status());
    assertEquals(List.of(), failure.reasons());
    assertEquals("text/html", failure.headers().first("Content-Type").orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{\"id\":12", "{\"id\":12,\"tags\":[\"a\"", "[]", "null", PAGE, "{} trailing"})
  void a_body_that_is_not_the_expected_json_is_unreadable(String body) {
    var instances = new InstancesApi(Server.answering(server, body));

    ApiFailure failure = Server.failureOf(() -> instances.getInstance(12L));

    assertEquals(Kind.UNREADABLE, failure.kind());
  }

  @Test
  void a_body_that_breaks_off_with_its_connection_is_unreadable() {
    server.enqueue(
        new MockResponse.Builder()
            .addHeader("Content-Type", "application/json")
            .body("{\"id\":12,\"label\":\"" + "x".repeat(4000) + "\"}")
            .onResponseBody(new SocketEffect.CloseSocket())
            .build());
    var instances = new InstancesApi(Server.client(server));

    ApiFailure failure = Server.failureOf(() -> instances.getInstance(12L));

    assertEquals(Kind.UNREADABLE, failure.kind());
  }

  @Test
  void an_empty_object_is_a_successful_delete() throws Exception {
    var instances = new InstancesApi(Server.answering(server, "{}"));

    assertEquals(Map.of(), instances.deleteInstance(1L));
    assertEquals("DELETE", server.takeRequest().getMethod());
  }

  @Test
  void no_content_means_no_grants() throws Exception {
    server.enqueue(new MockResponse.Builder().code(204).build());

    ApiResponse<Grants> response =
        new ProfileApi(Server.client(server)).getProfileGrantsWithHttpInfo();

    assertEquals(204, response.getStatusCode());
    assertNull(response.getData());
  }

  @Test
  void the_availability_of_a_region_is_a_bare_array() throws Exception {
    var regions =
        new RegionsApi(
            Server.answering(
                server, "[{\"region\":\"us-ord\",\"plan\":\"g6\",\"available\":true}]"));

    assertEquals("g6", regions.getRegionAvailability("us-ord").get(0).getPlan());
  }

  private static MockResponse html(int status) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", "text/html")
        .body(PAGE)
        .build();
  }
}
