package dev.replinode.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.cli.Session;
import dev.replinode.cli.Sessions.SandboxBuckets;
import dev.replinode.cli.render.ProgressRenderer;
import dev.replinode.cli.render.ProgressRenderer.Form;
import dev.replinode.cli.render.Terminal;
import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.fake.FakeTime;
import dev.replinode.fake.Samples;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;

/** The parts joined: from environment and options to a request. */
class WiringTest {
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
  void a_sandbox_has_an_api_of_its_own() {
    ReplinodeException failure =
        Samples.failure(() -> open("--sandbox", "--api-url", "https://api.linode.com"));

    assertEquals(Kind.USAGE, failure.kind());
  }

  private Session open(String... args) {
    ProgressRenderer progress =
        new ProgressRenderer(
            new PrintWriter(err), Form.PLAIN, new Terminal(false, false, 80), new FakeTime());
    return new Wiring(Map.of("LINODE_TOKEN", "t0ken", "HOME", "/nonexistent"), new FakeTime())
        .open(GlobalOptionsOf.args(args), progress, SandboxBuckets.none());
  }
}
