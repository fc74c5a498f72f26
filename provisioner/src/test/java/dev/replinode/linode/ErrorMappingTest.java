package dev.replinode.linode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.Secret;
import dev.replinode.domain.replicator.Cloud;
import dev.replinode.domain.replicator.Instance;
import dev.replinode.domain.wait.Deadline;
import dev.replinode.fake.FakeCloud;
import dev.replinode.fake.FakeRuns;
import dev.replinode.fake.FakeTime;
import dev.replinode.fake.FixedRandom;
import dev.replinode.fake.Samples;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the API's failures become. */
class ErrorMappingTest {
  @StartStop private final MockWebServer server = new MockWebServer();
  private final Api api = new Api(server);

  @AfterEach
  void every_answer_was_used() {
    api.requireAllUsed();
  }

  @Test
  void a_token_that_is_not_valid_is_not_authorized() {
    api.answer(401, "{\"errors\":[{\"reason\":\"Invalid Token\"}]}", "X-OAuth-Scopes", "unknown");

    ReplinodeException failure = Samples.failure(() -> api.cloud().account().token());

    assertEquals(Kind.NOT_AUTHORIZED, failure.kind());
    assertEquals("the token: Invalid Token", failure.getMessage());
    assertEquals(1, api.requests());
  }

  @Test
  void a_missing_scope_is_named() {
    api.answer(
        401,
        "{\"errors\":[{\"reason\":\"Your OAuth token is not authorized to use this endpoint.\"}]}",
        "X-Accepted-OAuth-Scopes",
        "events:read_only");

    ReplinodeException failure = Samples.failure(() -> api.cloud().events().ofInstance(501));

    assertEquals(Kind.NOT_AUTHORIZED, failure.kind());
    assertEquals(
        "Your OAuth token is not authorized to use this endpoint."
            + " (it needs the scope events:read_only)",
        failure.why());
  }

  @Test
  void a_missing_grant_is_not_authorized() {
    api.answer(403, "{\"errors\":[{\"reason\":\"Unauthorized\"}]}", "X-Accepted-OAuth-Scopes", "*");

    ReplinodeException failure = Samples.failure(() -> api.cloud().instances().delete(501));

    assertEquals(Kind.NOT_AUTHORIZED, failure.kind());
    assertEquals("removing instance 501: Unauthorized", failure.getMessage());
  }

  @Test
  void the_first_reason_is_the_cause_and_the_others_follow_with_their_fields() {
    api.answer(
        400,
        """
        {"errors":[{"field":"region","reason":"region is not valid"},
                   {"field":null,"reason":"and besides"},
                   {"field":"root_pass","reason":"Length must be 11-128 characters"}]}""");

    ReplinodeException failure =
        Samples.failure(() -> api.cloud().accessKeys().mint("k", List.of()));

    assertEquals(Kind.REFUSED, failure.kind());
    assertEquals("making key k: region: region is not valid", failure.getMessage());
    assertEquals(
        List.of("and besides", "root_pass: Length must be 11-128 characters"), failure.reasons());
    assertFalse(failure.isUncertain());
  }

  @Test
  void an_update_of_something_gone_is_refused() {
    api.answer(404, "{\"errors\":[{\"reason\":\"Not found\"}]}");

    ReplinodeException failure =
        Samples.failure(() -> api.cloud().instances().setTags(1, instance().tags()));

    assertEquals(Kind.REFUSED, failure.kind());
    assertEquals("tags of instance 1: Not found", failure.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "null", "<html>", "{\"id\":1"})
  void an_answer_that_is_none_is_not_understood(String body) {
    api.answer(body);

    ReplinodeException failure = Samples.failure(() -> api.cloud().instances().find(501));

    assertEquals(Kind.UNREACHABLE, failure.kind());
    assertTrue(failure.why().startsWith("the API's answer was not understood"), failure.why());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "<html>", "{\"id\":1"})
  void a_creation_with_such_an_answer_may_have_happened(String body) {
    api.answer(body);

    ReplinodeException failure =
        Samples.failure(() -> api.cloud().firewalls().createClosed("a", List.of()));

    assertEquals(Kind.UNREACHABLE, failure.kind());
    assertTrue(failure.isUncertain());
    assertEquals(1, api.requests());
  }

  @Test
  void a_removal_answered_by_a_web_page_is_not_believed() {
    api.answer(
        new MockResponse.Builder().addHeader("Content-Type", "text/html").body("<p>").build());

    ReplinodeException failure = Samples.failure(() -> api.cloud().instances().delete(501));

    assertEquals(Kind.UNREACHABLE, failure.kind());
  }

  @Test
  void half_a_list_is_no_list() {
    api.answer("{\"page\":1,\"pages\":1}");

    ReplinodeException failure = Samples.failure(() -> api.cloud().accessKeys().list());

    assertEquals(Kind.UNREACHABLE, failure.kind());
  }

  @Test
  void a_creation_without_the_id_of_what_was_made_may_have_happened() {
    api.answer("{}");

    ReplinodeException failure =
        Samples.failure(() -> api.cloud().firewalls().createClosed("a", List.of()));

    assertTrue(failure.isUncertain());
  }

  @Test
  void an_api_that_is_not_there_did_nothing() throws Exception {
    int closed;
    try (ServerSocket socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }
    FakeTime time = new FakeTime();
    Cloud cloud =
        new LinodeCloud(
                new LinodeSettings(
                    URI.create("http://127.0.0.1:" + closed + "/v4"),
                    Secret.of(Api.TOKEN),
                    Optional.empty()),
                Deadline.none(),
                time,
                new FixedRandom())
            .connect((endpoint, key) -> null, new FakeRuns(), text -> {}, Optional.empty());

    ReplinodeException failure =
        Samples.failure(() -> cloud.firewalls().createClosed("a", List.of()));

    assertEquals(Kind.UNREACHABLE, failure.kind());
    assertFalse(failure.isUncertain());
    assertEquals(4, time.sleeps().size(), "what was not sent may be tried again");
  }

  @Test
  void no_failure_tells_the_token() {
    api.answer(500, "{}").answer(500, "{}").answer(500, "{}").answer(500, "{}").answer(500, "{}");

    ReplinodeException failure = Samples.failure(() -> api.cloud().account().token());

    assertFalse((failure + " " + failure.reasons()).contains(Api.TOKEN));
    assertFalse(api.debug().toString().contains(Api.TOKEN));
  }

  private Instance instance() {
    return new FakeCloud().instances().add("x");
  }
}
