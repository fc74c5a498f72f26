package dev.replinode.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.replinode.domain.failover.EdgeAnswer;
import dev.replinode.domain.failover.EdgePolicy;
import dev.replinode.domain.failover.EdgePolicy.Health;
import dev.replinode.domain.failover.EdgePolicy.Reaction;
import dev.replinode.domain.failover.EdgePolicy.Recovery;
import dev.replinode.domain.failover.EdgePolicy.Timeouts;
import dev.replinode.domain.failover.EdgePolicy.Triggers;
import dev.replinode.domain.failover.FailoverProxy;
import dev.replinode.domain.failover.Fault;
import dev.replinode.domain.failover.OriginSource;
import dev.replinode.domain.failover.StatusSet;
import dev.replinode.domain.network.Proxies;
import dev.replinode.fake.FakeTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackEdgeTest {
  private static final Duration SHORT = Duration.ofMillis(250);
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Health ONCE = new Health(0, Duration.ofSeconds(60), 0);
  private static final Triggers GUIDE =
      new Triggers(true, StatusSet.of(403, 404).or(StatusSet.between(500, 599)));
  private static final Timeouts QUICK = new Timeouts(SHORT, LONG, LONG);

  private final BlockingQueue<EdgeAnswer> answers = new LinkedBlockingQueue<>();
  private final FakeTime time = new FakeTime();
  private final HttpClient client = HttpClient.newHttpClient();
  private HttpServer primary;
  private HttpServer backup;
  private FailoverProxy edge;

  @BeforeEach
  void start() throws IOException {
    primary = origin("a");
    backup = origin("b");
  }

  @AfterEach
  void stop() {
    if (edge != null) {
      edge.close();
    }
    primary.stop(0);
    backup.stop(0);
  }

  private static HttpServer origin(String body) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 9);
    server.createContext(
        "/",
        exchange -> {
          byte[] bytes =
              (body + exchange.getRequestURI().getRawPath() + "x".repeat(100_000))
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Cache-Control", "max-age=9");
          int status = exchange.getRequestURI().getPath().contains("absent") ? 404 : 200;
          boolean isHead = exchange.getRequestMethod().equals("HEAD");
          exchange.sendResponseHeaders(status, isHead ? -1 : bytes.length);
          if (!isHead) {
            exchange.getResponseBody().write(bytes);
          }
          exchange.close();
        });
    server.start();
    return server;
  }

  private static OriginSource source(String name, HttpServer server) {
    return new OriginSource() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public URI request(String method, String key) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + key);
      }
    };
  }

  private void edge(Triggers triggers, Health health, Timeouts timeouts, Recovery recovery) {
    EdgePolicy policy =
        new EdgePolicy("v1", "a.example", "b.example", timeouts, health, triggers, recovery);
    edge =
        new LoopbackEdges(time, Proxies.none())
            .start(policy, source("a@x", primary), source("b@y", backup), answers::add);
  }

  private void edge() {
    edge(GUIDE, ONCE, QUICK, Recovery.ASK_BACKUP);
  }

  @Test
  void each_failure_is_answered_by_its_own_rule() throws Exception {
    EdgePolicy policy =
        new EdgePolicy(
            "v1",
            "a.example",
            QUICK,
            ONCE,
            List.of(
                new Reaction(
                    new Triggers(false, StatusSet.of(404)), Recovery.ASK_BACKUP, "b.example"),
                new Reaction(
                    new Triggers(false, StatusSet.of(503)), Recovery.REDIRECT, "c.example"),
                new Reaction(new Triggers(true, StatusSet.NONE), Recovery.NONE, "")));
    edge =
        new LoopbackEdges(time, Proxies.none())
            .start(policy, source("a@x", primary), source("b@y", backup), answers::add);

    edge.inject(new Fault.Status(404));
    assertEquals(200, get("k").statusCode());
    edge.inject(new Fault.Status(503));
    assertEquals("https://c.example/k", get("k").headers().firstValue("Location").orElse(""));
    edge.inject(new Fault.Status(500));
    assertEquals(500, get("k").statusCode());
    edge.inject(new Fault.Refuse());
    assertEquals(503, get("k").statusCode(), "a rule about time-outs says: nothing");
  }

  private HttpResponse<String> get(String key) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(edge.address().resolve("/" + key))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  private EdgeAnswer answer() throws InterruptedException {
    EdgeAnswer answer = answers.poll(20, TimeUnit.SECONDS);
    assertTrue(answer != null, "the edge told no answer");
    return answer;
  }

  @Test
  void a_healthy_primary_answers_with_its_own_headers() throws Exception {
    edge();

    HttpResponse<String> response = get("pic.jpg");

    assertEquals(200, response.statusCode());
    assertTrue(response.body().startsWith("a/pic.jpg"));
    assertEquals("max-age=9", response.headers().firstValue("Cache-Control").orElse(""));
    assertEquals("primary", response.headers().firstValue(EdgeAnswer.HEADER).orElse(""));
    assertEquals(List.of("primary 200"), answer().attempts());
    assertTrue(edge.address().getHost().equals("127.0.0.1"));
  }

  static Stream<Fault> recovered() {
    return Stream.of(
        new Fault.Refuse(),
        new Fault.Blackhole(),
        new Fault.Reset(),
        new Fault.Status(403),
        new Fault.Status(404),
        new Fault.Status(500),
        new Fault.Status(503));
  }

  @ParameterizedTest
  @MethodSource("recovered")
  void what_the_policy_matches_is_answered_by_the_backup(Fault fault) throws Exception {
    edge();
    edge.inject(fault);

    HttpResponse<String> failed = get("k");

    assertEquals(200, failed.statusCode());
    assertTrue(failed.body().startsWith("b/k"), fault.id());
    assertEquals("backup", failed.headers().firstValue(EdgeAnswer.HEADER).orElse(""));
    EdgeAnswer answer = answer();
    assertEquals(EdgeAnswer.Origin.BACKUP, answer.origin());
    assertEquals("backup 200", answer.attempts().get(answer.attempts().size() - 1));

    edge.restore();

    assertTrue(get("k").body().startsWith("a/k"));
  }

  @Test
  void what_the_policy_does_not_match_reaches_the_client() throws Exception {
    edge();
    edge.inject(new Fault.Status(429));

    assertEquals(429, get("k").statusCode());
    assertEquals(EdgeAnswer.Origin.PRIMARY, answer().origin());
  }

  @Test
  void a_silent_primary_costs_the_first_byte_time_out() throws Exception {
    edge(GUIDE, ONCE, new Timeouts(LONG, SHORT, LONG), Recovery.ASK_BACKUP);
    edge.inject(new Fault.SlowFirstByte(Duration.ofMinutes(5)));

    assertTrue(get("k").body().startsWith("b/k"));
    EdgeAnswer answer = answer();
    assertEquals(List.of("primary first-byte-timeout", "backup 200"), answer.attempts());
    assertTrue(answer.elapsed().compareTo(SHORT) >= 0);
  }

  @Test
  void a_slow_primary_within_its_time_still_answers() throws Exception {
    edge();
    edge.inject(new Fault.SlowFirstByte(Duration.ofMillis(1)));

    assertTrue(get("k").body().startsWith("a/k"));
  }

  @Test
  void each_reconnection_is_an_attempt() throws Exception {
    edge(GUIDE, new Health(0, LONG, 2), QUICK, Recovery.ASK_BACKUP);
    edge.inject(new Fault.Refuse());

    get("k");

    String refused = "primary connect-failed";
    assertEquals(List.of(refused, refused, refused, "backup 200"), answer().attempts());
  }

  @Test
  void after_failures_in_a_row_the_primary_is_left_alone_for_a_while() throws Exception {
    edge(GUIDE, new Health(2, Duration.ofSeconds(10), 0), QUICK, Recovery.ASK_BACKUP);
    edge.inject(new Fault.Refuse());

    get("1");
    get("2");
    get("3");
    time.pass(Duration.ofSeconds(11));
    get("4");

    List<String> firsts =
        List.of(answer(), answer(), answer(), answer()).stream()
            .map(answer -> answer.attempts().get(0))
            .toList();
    assertEquals(
        List.of(
            "primary connect-failed",
            "primary connect-failed",
            "primary left-alone",
            "primary connect-failed"),
        firsts);
  }

  @Test
  void a_body_that_is_cut_is_cut_for_the_client_too() throws Exception {
    edge();
    edge.inject(new Fault.Truncated());

    assertThrows(IOException.class, () -> get("k"));
    assertEquals(List.of("primary 200", "primary cut"), answer().attempts());
  }

  @ParameterizedTest
  @ValueSource(strings = {"NONE", "SERVE_STALE"})
  void without_a_recovery_the_failure_reaches_the_client(Recovery recovery) throws Exception {
    edge(GUIDE, ONCE, QUICK, recovery);
    edge.inject(new Fault.Refuse());
    assertEquals(503, get("k").statusCode());
    assertEquals(EdgeAnswer.Origin.EDGE, answer().origin());

    edge.inject(new Fault.Status(404));
    assertEquals(404, get("k").statusCode());
  }

  @Test
  void a_redirect_names_the_backup() throws Exception {
    edge(GUIDE, ONCE, QUICK, Recovery.REDIRECT);
    edge.inject(new Fault.Status(500));

    HttpResponse<String> response = get("k");

    assertEquals(302, response.statusCode());
    assertEquals("https://b.example/k", response.headers().firstValue("Location").orElse(""));
  }

  @Test
  void without_the_time_out_trigger_a_dead_primary_is_an_error() throws Exception {
    edge(new Triggers(false, StatusSet.of(404)), ONCE, QUICK, Recovery.ASK_BACKUP);
    edge.inject(new Fault.Refuse());

    assertEquals(503, get("k").statusCode());
  }

  @Test
  void an_object_that_neither_has_is_not_found() throws Exception {
    edge();

    assertEquals(404, get("absent").statusCode());
    assertEquals(List.of("primary 404", "backup 404"), answer().attempts());
  }

  @Test
  void only_reading_is_passed_on() throws Exception {
    edge();
    HttpRequest put =
        HttpRequest.newBuilder(edge.address().resolve("/k"))
            .PUT(HttpRequest.BodyPublishers.ofString("x"))
            .build();

    assertEquals(405, client.send(put, BodyHandlers.ofString()).statusCode());
  }
}
