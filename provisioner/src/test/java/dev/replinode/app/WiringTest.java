package dev.replinode.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.cli.GlobalOptions;
import dev.replinode.cli.Session;
import dev.replinode.cli.Sessions.SandboxBuckets;
import dev.replinode.cli.render.ProgressRenderer;
import dev.replinode.cli.render.ProgressRenderer.Form;
import dev.replinode.cli.render.Terminal;
import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.storage.Endpoint;
import dev.replinode.fake.FakeTime;
import dev.replinode.fake.Samples;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;

/** The parts joined: from environment and options to a request. */
class WiringTest {
  private static final Endpoint OWN = Endpoint.custom(URI.create("https://s3.example.com"));

  @StartStop private final MockWebServer server = new MockWebServer();
  private final StringWriter err = new StringWriter();

  @Test
  void a_session_asks_the_api_that_was_named_with_the_token_that_was_given() throws Exception {
    server.enqueue(
        new MockResponse.Builder()
            .addHeader("Content-Type", "application/json")
            .addHeader("X-OAuth-Scopes", "*")
            .body("{\"username\":\"ada\"}")
            .build());

    try (Session session = open("--api-url", server.url("/").toString(), "--debug")) {
      assertEquals("ada", session.cloud().account().token().username());
      assertEquals(server.url("").uri().resolve("/"), session.cloud().account().api().resolve("/"));
      assertEquals("", session.cloud().account().api().getPath(), "the version tells no platform");
      assertEquals("replinode-replicate-bucket", session.replicationScript().label());
      assertEquals(Optional.empty(), session.credentials());
      assertEquals(Optional.empty(), session.ask("Really?"), "there is no terminal");
    }

    var request = server.takeRequest();
    assertEquals("/v4/profile", request.getTarget());
    assertEquals("Bearer t0ken", request.getHeaders().get("Authorization"));
    assertTrue(err.toString().startsWith("debug: > GET /v4/profile\n"), err.toString());
  }

  @Test
  void without_a_token_storage_is_there_and_the_account_is_not() {
    Wiring wiring =
        new Wiring(
            Map.of(
                "HOME", "/nonexistent",
                "SRC_ACCESSKEY", "a",
                "SRC_SECRETKEY_PASSWORD", "b",
                "DEST_ACCESSKEY", "c",
                "DEST_SECRETKEY_PASSWORD", "d"),
            new FakeTime());
    GlobalOptions options = GlobalOptionsOf.args("--api-url", server.url("/").toString());

    assertEquals(
        Kind.NOT_AUTHORIZED,
        Samples.failure(() -> wiring.open(options, progress(), SandboxBuckets.none())).kind());
    try (Session session = wiring.openForStorage(options, progress(), SandboxBuckets.none())) {
      assertTrue(session.credentials().isPresent());
      assertEquals(server.url("").uri().resolve("/"), session.cloud().account().api().resolve("/"));
      session.cloud().objectStores().open(OWN, session.credentials().get().source()).close();
      ReplinodeException failure = Samples.failure(() -> session.cloud().buckets().all());
      assertEquals("no API token", failure.what());
      assertEquals(
          Kind.NOT_AUTHORIZED, Samples.failure(() -> session.cloud().account().token()).kind());
    }
    assertEquals(0, server.getRequestCount());
  }

  @Test
  void a_profile_without_a_token_is_not_passed_over() {
    Wiring wiring = new Wiring(Map.of("HOME", "/nonexistent"), new FakeTime());
    GlobalOptions options = GlobalOptionsOf.args("--profile", "work");

    Samples.failure(() -> wiring.openForStorage(options, progress(), SandboxBuckets.none()));
  }

  @Test
  void a_sandbox_has_an_api_of_its_own() {
    ReplinodeException failure =
        Samples.failure(() -> open("--sandbox", "--api-url", "https://api.linode.com"));

    assertEquals(Kind.USAGE, failure.kind());
  }

  private Session open(String... args) {
    return new Wiring(Map.of("LINODE_TOKEN", "t0ken", "HOME", "/nonexistent"), new FakeTime())
        .open(GlobalOptionsOf.args(args), progress(), SandboxBuckets.none());
  }

  private ProgressRenderer progress() {
    return new ProgressRenderer(
        new PrintWriter(err), Form.PLAIN, new Terminal(false, false, 80), new FakeTime());
  }
}
