package dev.replinode.linode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.Secret;
import dev.replinode.domain.wait.Deadline;
import dev.replinode.fake.FakeRuns;
import dev.replinode.fake.FakeTime;
import dev.replinode.fake.FixedRandom;
import dev.replinode.fake.Samples;
import dev.replinode.linode.LinodeSettings.CaBundle;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The HTTP log, and the certificates that are trusted. */
class DebugTest {
  @StartStop private final MockWebServer server = new MockWebServer();
  private final Api api = new Api(server);

  @Test
  void each_request_and_its_status_is_told_with_its_filter() {
    api.answerPage();

    api.cloud().firewalls().findByLabel("a");

    assertEquals("> GET /v4/networking/firewalls X-Filter: {\"label\":\"a\"}", api.debug().get(0));
    assertTrue(
        api.debug().get(1).matches("< 200 GET /v4/networking/firewalls \\(\\d+ ms\\)"),
        api.debug().get(1));
  }

  @Test
  void a_line_that_breaks_is_told_as_that() {
    api.answer(new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());

    Samples.failure(() -> api.cloud().firewalls().createClosed("a", List.of()));

    assertTrue(api.debug().get(1).matches("< \\w+ POST /v4/networking/firewalls"));
  }

  @Test
  void neither_token_nor_body_is_told() {
    api.answer("{\"id\":71,\"access_key\":\"AK\",\"secret_key\":\"SK-secret\"}");

    api.cloud().accessKeys().mint("label-of-key", List.of());

    String log = api.debug().toString();
    for (String secret : List.of(Api.TOKEN, "SK-secret", "label-of-key", "Bearer")) {
      assertFalse(log.contains(secret), log);
    }
  }

  @Test
  void a_file_without_certificates_is_wrong_usage(@TempDir Path folder) throws Exception {
    Path bundle = Files.writeString(folder.resolve("ca.pem"), "no certificate\n");

    Path empty = Files.createFile(folder.resolve("empty.pem"));
    String none = "it holds no PEM certificates";
    Map<Path, String> complaints =
        Map.of(
            bundle,
            none,
            empty,
            none,
            folder,
            "it cannot be read",
            folder.resolve("absent.pem"),
            "there is no such file");
    for (Path file : complaints.keySet()) {
      LinodeCloud cloud =
          new LinodeCloud(
              new LinodeSettings(
                  URI.create("https://127.0.0.1/v4"),
                  Secret.of("x"),
                  Optional.of(new CaBundle("LINODE_CLI_CA", file))),
              Deadline.none(),
              new FakeTime(),
              new FixedRandom());
      ReplinodeException failure =
          Samples.failure(
              () -> cloud.connect((e, key) -> null, new FakeRuns(), t -> {}, Optional.empty()));
      assertEquals(Kind.USAGE, failure.kind());
      assertEquals("LINODE_CLI_CA " + file, failure.what());
      assertEquals(complaints.get(file), failure.why());
    }
  }
}
