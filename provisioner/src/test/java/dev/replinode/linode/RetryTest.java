package dev.replinode.linode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.replicator.Cloud;
import dev.replinode.domain.wait.Deadline;
import dev.replinode.fake.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent again, when, and what is never sent twice. */
class RetryTest {
  private static final String INSTANCE = "{\"id\":501,\"label\":\"a\",\"status\":\"running\"}";
  private static final String BUSY = "{\"errors\":[{\"reason\":\"Linode busy.\"}]}";

  @StartStop private final MockWebServer server = new MockWebServer();
  private final Api api = new Api(server);

  @AfterEach
  void every_answer_was_used() {
    api.requireAllUsed();
    Thread.interrupted();
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504, 520})
  void a_read_is_repeated_when_the_failure_may_pass(int status) {
    api.answer(status, "{}").answer(INSTANCE);

    assertTrue(api.cloud().instances().find(501).isPresent());

    assertEquals(2, api.requests());
    assertEquals(
        List.of("GET /v4/linode/instances/501: status " + status + "; again in 1 s"),
        api.retries());
  }

  @Test
  void a_read_whose_line_breaks_is_repeated() {
    api.answer(cut()).answer(INSTANCE);

    assertTrue(api.cloud().instances().find(501).isPresent());
    assertEquals(2, api.requests());
  }

  @Test
  void a_kept_connection_that_the_server_closed_is_no_news() {
    api.answer(INSTANCE).answer(cut()).answer(INSTANCE);

    Cloud cloud = api.cloud();
    assertTrue(cloud.instances().find(501).isPresent());
    assertTrue(cloud.instances().find(501).isPresent());

    assertEquals(List.of(), api.retries());
  }

  @Test
  void pauses_grow_and_end_after_five_tries() {
    for (int i = 0; i < 5; i++) {
      api.answer(502, "<html>bad gateway</html>", "Server", "nginx");
    }

    ReplinodeException failure = Samples.failure(() -> api.cloud().instances().find(501));

    assertEquals(Kind.UNREACHABLE, failure.kind());
    assertEquals("the API stayed busy or failed: HTTP 502", failure.why());
    assertEquals(5, api.requests());
    List<Duration> pauses = api.time().sleeps();
    assertEquals(4, pauses.size());
    for (int i = 0; i < 4; i++) {
      long least = 1000L << i;
      assertTrue(pauses.get(i).toMillis() >= least, pauses.toString());
      assertTrue(pauses.get(i).toMillis() < least * 6 / 5, pauses.toString());
    }
  }

  @Test
  void the_servers_own_wish_beats_the_schedule_up_to_a_minute() {
    api.answer(429, "{}", "Retry-After", "7").answer(429, "{}", "Retry-After", "600");
    api.answer(429, "{}", "Retry-After", "soon").answer(429, "{}", "Retry-After", "0");
    api.answer(INSTANCE);

    api.cloud().instances().find(501);

    assertEquals(List.of(7L, 60L, 4L, 1L), api.time().seconds());
  }

  @ParameterizedTest
  @CsvSource({
    "'Wed, 21 Oct 2026 07:28:00 GMT', 1",
    "'', 1",
    "-5, 1",
    "1.5, 1",
    "'60, 60', 1",
    "86400, 60",
    "99999999999999999999, 60"
  })
  void a_wish_that_is_none_is_passed_over_and_a_huge_one_is_cut(String wish, long seconds) {
    api.answer(429, "{}", "Retry-After", wish).answer(INSTANCE);

    api.cloud().instances().find(501);

    assertEquals(List.of(seconds), api.time().seconds());
  }

  @Test
  void a_creation_is_repeated_when_the_rate_was_too_high() {
    api.answer(429, "{}", "Retry-After", "15").answer("{\"id\":31,\"label\":\"a\"}");

    assertEquals(31, create());
    assertEquals(List.of(15L), api.time().seconds());
  }

  @Test
  void a_creation_is_repeated_when_the_linode_was_busy() {
    api.answer(400, BUSY).answer("{\"id\":31,\"label\":\"a\"}");

    assertEquals(31, create());
  }

  @Test
  void a_creation_is_repeated_when_a_web_server_in_front_turned_it_away() {
    api.answer(page(400, "nginx")).answer("{\"id\":31,\"label\":\"a\"}");

    assertEquals(31, create());
  }

  @Test
  void a_page_of_anything_else_is_not_repeated() {
    api.answer(page(400, "cloudflare"));

    ReplinodeException failure = Samples.failure(this::create);

    assertEquals(Kind.UNREACHABLE, failure.kind());
    assertEquals(
        "not the API but a server in front of it answered (HTTP 400): check the network and the"
            + " API's URL, then run it again",
        failure.why());
    assertEquals(1, api.requests());
  }

  @Test
  void a_creation_is_repeated_when_the_service_was_not_available_for_a_moment() {
    api.answer(503, "{}").answer("{\"id\":31,\"label\":\"a\"}");

    assertEquals(31, create());
  }

  @Test
  void a_linode_that_stays_busy_is_no_refusal() {
    for (int i = 0; i < 5; i++) {
      api.answer(400, BUSY);
    }

    ReplinodeException failure = Samples.failure(() -> api.cloud().instances().delete(501));

    assertEquals(Kind.UNREACHABLE, failure.kind());
    assertEquals("the API stayed busy or failed: Linode busy.", failure.why());
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 500, 502, 504})
  void a_creation_that_may_have_happened_is_sent_once_and_says_so(int status) {
    api.answer(status, "{\"errors\":[{\"reason\":\"Unable to create keys at this time\"}]}");

    ReplinodeException failure = Samples.failure(this::create);

    assertEquals(Kind.UNREACHABLE, failure.kind());
    assertTrue(failure.isUncertain());
    assertEquals(1, api.requests());
    assertEquals(List.of(), api.time().sleeps());
  }

  @Test
  void a_creation_whose_line_breaks_is_sent_once_and_says_so() {
    api.answer(cut());

    ReplinodeException failure = Samples.failure(this::create);

    assertTrue(failure.isUncertain());
    assertEquals(1, api.requests());
  }

  @Test
  void a_refused_creation_is_certain() {
    api.answer(400, "{\"errors\":[{\"field\":\"label\",\"reason\":\"must be unique\"}]}");

    assertFalse(Samples.failure(this::create).isUncertain());
  }

  @Test
  void planned_downtime_lasts_longer_than_any_retry() {
    api.answer(503, "{}", "X-MAINTENANCE-MODE", "all,All endpoints are unavailable.");

    ReplinodeException failure = Samples.failure(() -> api.cloud().instances().find(501));

    assertEquals(Kind.UNREACHABLE, failure.kind());
    assertEquals(
        "the API is down for maintenance (all,All endpoints are unavailable.)", failure.why());
    assertEquals(1, api.requests());
  }

  @Test
  void a_creation_during_planned_downtime_surely_did_nothing() {
    api.answer(503, "{}", "X-MAINTENANCE-MODE", "all,All endpoints are unavailable.");

    ReplinodeException failure = Samples.failure(this::create);

    assertFalse(failure.isUncertain());
    assertEquals(1, api.requests());
  }

  @Test
  void nothing_is_sent_after_the_commands_time() {
    Deadline over = Deadline.after(api.time(), Optional.of(Duration.ZERO));

    ReplinodeException failure =
        Samples.failure(() -> api.cloud(over).firewalls().createClosed("a", List.of()));

    assertEquals(Kind.INCONCLUSIVE, failure.kind());
    assertFalse(failure.isUncertain(), "nothing was sent");
    assertEquals(0, api.requests());
  }

  @Test
  void a_pause_is_cut_to_the_commands_time_and_then_it_is_over() {
    Deadline soon = Deadline.after(api.time(), Optional.of(Duration.ofSeconds(5)));
    api.answer(429, "{}", "Retry-After", "30");

    ReplinodeException failure = Samples.failure(() -> api.cloud(soon).instances().find(501));

    assertEquals(Kind.INCONCLUSIVE, failure.kind());
    assertEquals(List.of(5L), api.time().seconds());
    assertEquals(1, api.requests());
  }

  @Test
  void a_signal_during_a_pause_ends_the_command_and_no_creation_is_in_doubt() {
    api.answer(429, "{}", "Retry-After", "30");
    api.time().interruptAt(1);

    ReplinodeException failure = Samples.failure(this::create);

    assertEquals(Kind.INTERRUPTED, failure.kind());
    assertFalse(failure.isUncertain());
    assertEquals(1, api.requests());
    assertTrue(Thread.currentThread().isInterrupted());
  }

  private long create() {
    return api.cloud().firewalls().createClosed("a", List.of()).id();
  }

  private static MockResponse page(int status, String server) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", "text/html")
        .addHeader("Server", server)
        .body("<html><body>400 Bad Request</body></html>")
        .build();
  }

  private static MockResponse cut() {
    return new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build();
  }
}
