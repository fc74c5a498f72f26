package dev.replinode.linode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
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

/** How long one request may take with all its repeats, and what the platform's limits ask for. */
class PatienceTest {
  private static final String INSTANCE = "{\"id\":501,\"label\":\"a\",\"status\":\"running\"}";
  private static final String DATE = "Sun, 22 Nov 2026 09:00:00 GMT";
  private static final long EPOCH = 1_795_338_000;

  @StartStop private final MockWebServer server = new MockWebServer();
  private final Api api = new Api(server);

  @AfterEach
  void every_answer_was_used() {
    api.requireAllUsed();
  }

  @Test
  void a_request_is_not_repeated_for_more_than_a_few_minutes() {
    for (int i = 0; i < 3; i++) {
      api.answer(429, "{}", "Retry-After", "60");
    }
    api.time().beforeSleep(() -> api.time().pass(Duration.ofSeconds(70)));

    ReplinodeException failure = Samples.failure(() -> api.cloud(timed()).instances().find(501));

    assertEquals(Kind.UNREACHABLE, failure.kind());
    assertEquals(3, api.requests());
  }

  @Test
  void an_answer_is_not_waited_for_beyond_the_commands_time() {
    api.answer(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    Deadline soon = Deadline.after(api.time(), Optional.of(Duration.ofMillis(50)));

    ReplinodeException failure =
        Samples.failure(() -> api.cloud(soon).firewalls().createClosed("a", List.of()));

    assertEquals(Kind.UNREACHABLE, failure.kind());
    assertTrue(failure.isUncertain());
  }

  @Test
  void what_takes_something_back_is_sent_after_the_commands_time() {
    api.answer(429, "{}", "Retry-After", "3").answer("{}");
    Deadline over = Deadline.after(api.time(), Optional.of(Duration.ofMinutes(1)));
    var cloud = api.cloud(over);
    api.time().pass(Duration.ofMinutes(2));

    assertEquals(Kind.INCONCLUSIVE, Samples.failure(() -> cloud.instances().delete(501)).kind());
    over.extended(Duration.ofMinutes(2), () -> cloud.instances().delete(501));

    assertEquals(2, api.requests());
    assertEquals(List.of(3L), api.time().seconds());
  }

  @Test
  void an_answer_that_breaks_off_is_asked_for_again() {
    api.answer(
        new MockResponse.Builder()
            .addHeader("Content-Type", "application/json")
            .body(INSTANCE)
            .onResponseBody(new SocketEffect.CloseSocket())
            .build());
    api.answer(INSTANCE);

    assertTrue(api.cloud().instances().find(501).isPresent());
  }

  @Test
  void when_none_is_left_the_next_of_that_kind_waits_and_that_is_told() {
    api.answer(200, INSTANCE, limits(0, EPOCH + 12)).answer(INSTANCE).answer(INSTANCE);
    var cloud = api.cloud(timed());

    cloud.instances().find(501);
    cloud.instances().find(502);
    cloud.instances().find(503);

    assertEquals(List.of(12L), api.time().seconds());
    assertEquals(
        List.of("GET /v4/linode/instances/502: the rate limit is used up; again in 12 s"),
        api.retries());
  }

  @Test
  void other_kinds_do_not_wait() {
    api.answer(200, INSTANCE, limits(0, EPOCH + 12)).answerPage();
    var cloud = api.cloud(timed());

    cloud.instances().find(501);
    cloud.accessKeys().list();

    assertEquals(List.of(), api.time().sleeps());
  }

  @Test
  void nobody_waits_while_some_are_left_or_when_the_limit_is_reset_already() {
    api.answer(200, INSTANCE, limits(1, EPOCH + 12)).answer(200, INSTANCE, limits(0, EPOCH - 1));
    api.answer(INSTANCE);
    var cloud = api.cloud(timed());

    for (int i = 0; i < 3; i++) {
      cloud.instances().find(501);
    }

    assertEquals(List.of(), api.time().sleeps());
  }

  @Test
  void nobody_waits_longer_than_a_minute() {
    api.answer(200, INSTANCE, limits(0, EPOCH + 7200)).answer(INSTANCE);
    var cloud = api.cloud(timed());

    cloud.instances().find(501);
    cloud.instances().find(501);

    assertEquals(List.of(60L), api.time().seconds());
  }

  private Deadline timed() {
    return Deadline.after(api.time(), Optional.empty());
  }

  private static String[] limits(int remaining, long reset) {
    return new String[] {
      "Date", DATE, "X-RateLimit-Remaining", "" + remaining, "X-RateLimit-Reset", "" + reset
    };
  }
}
