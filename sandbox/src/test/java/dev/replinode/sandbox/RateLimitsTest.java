package dev.replinode.sandbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.sandbox.RunningSandbox.Answer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
  private static final int IMAGES_PER_MINUTE = 20;
  private static final String KEYS = "/v4/object-storage/keys";
  private static final String BODY = "{}";

  @Test
  void refuses_what_is_over_a_limit_when_asked_to() throws IOException {
    try (RunningSandbox sandbox = RunningSandbox.start(a -> a.rateLimits = true)) {
      Answer answer = sandbox.get("/v4/images");
      for (int i = 0; i < 2 * IMAGES_PER_MINUTE && answer.status() == 200; i++) {
        answer = sandbox.get("/v4/images");
      }

      assertEquals(429, answer.status());
      assertEquals("Too many requests", answer.reason());
      assertEquals("20", answer.header("X-RateLimit-Limit"));
      assertEquals("0", answer.header("X-RateLimit-Remaining"));
      assertTrue(Integer.parseInt(answer.header("Retry-After")) <= 60);
      assertEquals(200, sandbox.get("/v4/images/linode%2Fkali").status(), "another limit");
      assertEquals(200, sandbox.send("GET", "/v4/images", "", "").status(), "another caller");
    }
  }

  @Test
  void takes_object_storage_calls_one_after_the_other() throws IOException {
    try (RunningSandbox sandbox = RunningSandbox.start(a -> a.rateLimits = true);
        Socket slow = begin(sandbox)) {
      Answer[] second = new Answer[1];
      RunningSandbox.await(
          "429",
          () -> {
            second[0] = sandbox.get(KEYS);
            return Integer.toString(second[0].status());
          });

      assertNotEquals("0", second[0].header("X-RateLimit-Remaining"));
      assertEquals("1", second[0].header("Retry-After"));
      slow.getOutputStream().write(BODY.getBytes(US_ASCII));
      byte[] start = slow.getInputStream().readNBytes(12);
      assertEquals("HTTP/1.1 200", new String(start, US_ASCII));
    }
  }

  /** Sends all of a call but its body: it is under way until that comes. */
  private static Socket begin(RunningSandbox sandbox) throws IOException {
    URI api = URI.create(sandbox.document().get("apiUrl").getAsString());
    Socket socket = new Socket(api.getHost(), api.getPort());
    socket.setSoTimeout(60_000);
    String head =
        String.join(
            "\r\n",
            "GET " + KEYS + " HTTP/1.1",
            "Host: localhost",
            "Authorization: Bearer " + sandbox.token(),
            "Content-Length: " + BODY.length(),
            "",
            "");
    socket.getOutputStream().write(head.getBytes(US_ASCII));
    return socket;
  }

  @Test
  void only_tells_them_by_default() throws IOException {
    try (RunningSandbox sandbox = RunningSandbox.start(a -> {})) {
      for (int i = 0; i < 2 * IMAGES_PER_MINUTE; i++) {
        assertEquals(200, sandbox.get("/v4/images").status());
      }
    }
  }
}
