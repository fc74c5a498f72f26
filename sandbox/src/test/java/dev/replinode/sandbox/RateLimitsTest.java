package dev.replinode.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.sandbox.RunningSandbox.Answer;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
  private static final int IMAGES_PER_MINUTE = 20;

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
  void only_tells_them_by_default() throws IOException {
    try (RunningSandbox sandbox = RunningSandbox.start(a -> {})) {
      for (int i = 0; i < 2 * IMAGES_PER_MINUTE; i++) {
        assertEquals(200, sandbox.get("/v4/images").status());
      }
    }
  }
}
