package dev.replinode.api.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.replinode.api.InstancesApi;
import dev.replinode.api.client.ApiClient;
import dev.replinode.api.http.ApiFailure.Kind;
import dev.replinode.api.model.InstanceCreate;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SingleSendTest {
  private static final InstanceCreate ANY = new InstanceCreate().region("us-ord");

  @StartStop private final MockWebServer server = new MockWebServer();

  /** Answers after which OkHttp, left to itself, sends the request or another one again. */
  static Stream<Arguments> answers_that_tempt() {
    return Stream.of(
        arguments("cut", cut(), Kind.NO_ANSWER, 0),
        arguments("408", new MockResponse.Builder().code(408).build(), Kind.REFUSED, 408),
        arguments("503", retryAfter(503, "0"), Kind.REFUSED, 503),
        arguments("302", redirect(302), Kind.REFUSED, 302),
        arguments("307", redirect(307), Kind.REFUSED, 307));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("answers_that_tempt")
  void a_post_is_sent_once(String name, MockResponse answer, Kind kind, int status)
      throws Exception {
    var instances = new InstancesApi(Server.client(server));
    poolAConnection(instances, answer);

    ApiFailure failure = Server.failureOf(() -> instances.createInstance(ANY));

    assertEquals(kind, failure.kind());
    assertEquals(status, failure.status());
    assertEquals(List.of("GET", "POST"), methods());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("answers_that_tempt")
  void a_delete_is_sent_once(String name, MockResponse answer, Kind kind, int status)
      throws Exception {
    var instances = new InstancesApi(Server.client(server));
    poolAConnection(instances, answer);

    ApiFailure failure = Server.failureOf(() -> instances.deleteInstance(1L));

    assertEquals(kind, failure.kind());
    assertEquals(List.of("GET", "DELETE"), methods());
  }

  @Test
  void a_read_on_a_connection_that_the_server_has_closed_goes_out_on_a_new_one() throws Exception {
    var instances = new InstancesApi(Server.client(server));
    poolAConnection(instances, cut());

    instances.getInstance(1L);

    assertEquals(List.of("GET", "GET", "GET"), methods());
  }

  @Test
  void a_read_whose_new_connection_breaks_is_left_to_the_caller() throws Exception {
    server.enqueue(cut());

    ApiFailure failure =
        Server.failureOf(() -> new InstancesApi(Server.client(server)).getInstance(1L));

    assertEquals(Kind.NO_ANSWER, failure.kind());
    assertEquals(List.of("GET"), methods());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("answers_that_tempt")
  void okhttp_without_the_guard_sends_twice(String name, MockResponse answer, Kind kind, int status)
      throws Exception {
    ApiClient unguarded = new ApiClient(new OkHttpClient());
    unguarded.setBasePath(server.url("/v4").toString());
    var instances = new InstancesApi(unguarded);
    poolAConnection(instances, answer);

    instances.createInstance(ANY);

    assertNotEquals(List.of("GET", "POST"), methods(), "the other tests would prove nothing");
  }

  @Test
  void the_caller_reads_retry_after_as_it_came() {
    server.enqueue(retryAfter(503, "0"));
    var instances = new InstancesApi(Server.client(server));

    ApiFailure failure = Server.failureOf(() -> instances.getInstance(1L));

    assertEquals(Optional.of(Duration.ZERO), failure.headers().retryAfter());
  }

  @Test
  void an_interceptor_reads_retry_after_as_it_came_and_may_send_again() throws Exception {
    List<String> seen = new ArrayList<>();
    ApiClient client =
        LinodeApiClient.builder(server.url("/v4").toString())
            .http(
                http ->
                    http.addInterceptor(
                        chain -> {
                          try (Response first = chain.proceed(chain.request())) {
                            seen.add(first.header("Retry-After"));
                          }
                          return chain.proceed(chain.request());
                        }))
            .build();
    server.enqueue(retryAfter(503, "7"));
    server.enqueue(Server.json(200, "{}"));

    new InstancesApi(client).getInstance(1L);

    assertEquals(List.of("7"), seen);
    assertEquals(2, server.getRequestCount());
  }

  @Test
  void the_guard_cannot_be_switched_off() {
    ApiClient client =
        LinodeApiClient.builder(server.url("/v4").toString())
            .http(http -> http.retryOnConnectionFailure(true).followRedirects(true))
            .build();
    server.enqueue(redirect(302));

    Server.failureOf(() -> new InstancesApi(client).getInstance(1L));

    assertEquals(1, server.getRequestCount());
  }

  @Test
  void an_authenticator_gets_no_second_try() {
    ApiClient client =
        LinodeApiClient.builder(server.url("/v4").toString())
            .http(http -> http.authenticator((route, answer) -> answer.request()))
            .build();
    server.enqueue(new MockResponse.Builder().code(401).build());

    ApiFailure failure = Server.failureOf(() -> new InstancesApi(client).createInstance(ANY));

    assertEquals(Kind.NO_ANSWER, failure.kind());
    assertEquals(1, server.getRequestCount());
  }

  @Test
  void a_refused_connection_is_surely_not_sent() throws IOException {
    int closedPort;
    try (ServerSocket socket = new ServerSocket(0)) {
      closedPort = socket.getLocalPort();
    }
    ApiClient client = LinodeApiClient.builder("http://127.0.0.1:" + closedPort + "/v4").build();

    ApiFailure failure = Server.failureOf(() -> new InstancesApi(client).createInstance(ANY));

    assertEquals(Kind.NOT_SENT, failure.kind());
  }

  private void poolAConnection(InstancesApi instances, MockResponse next) throws Exception {
    server.enqueue(Server.json(200, "{}"));
    server.enqueue(next);
    server.enqueue(Server.json(200, "{}"));
    instances.getInstance(1L);
  }

  private List<String> methods() throws InterruptedException {
    List<String> methods = new ArrayList<>();
    for (int left = server.getRequestCount(); left > 0; left--) {
      methods.add(server.takeRequest().getMethod());
    }
    return methods;
  }

  private static MockResponse cut() {
    return new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build();
  }

  private static MockResponse retryAfter(int status, String value) {
    return new MockResponse.Builder().code(status).addHeader("Retry-After", value).build();
  }

  private static MockResponse redirect(int status) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Location", "/v4/linode/instances/2")
        .build();
  }
}
