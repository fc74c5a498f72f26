package dev.replinode.sandbox.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.Headers;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
  private static final Route CHANGE =
      new Route(
          "POST",
          List.of("object-storage", "keys"),
          Scope.any(),
          Limit.OBJECT_STORAGE_CHANGES,
          request -> Response.done());

  private final Headers headers = new Headers();
  private Instant now = Instant.parse("2026-01-02T03:04:05Z");
  private final RateLimits limits = new RateLimits(() -> now, true);

  private RateLimits.Turn begin() {
    return limits.begin(CHANGE, false, headers);
  }

  private void refused(String retryAfter) {
    assertEquals(429, assertThrows(ApiException.class, this::begin).status());
    assertEquals(retryAfter, headers.getFirst("Retry-After"));
  }

  @Test
  void two_changes_of_object_storage_may_be_under_way() {
    RateLimits.Turn first = begin();
    begin();
    refused("1");

    first.end();

    begin();
    refused("1");
  }

  @Test
  void five_changes_of_object_storage_may_begin_in_a_second() {
    for (int i = 0; i < 5; i++) {
      begin().end();
    }
    refused("1");

    now = now.plusSeconds(1);

    begin().end();
  }

  @Test
  void sixty_changes_of_object_storage_may_begin_in_a_minute() {
    for (int i = 0; i < 60; i++) {
      if (i % 5 == 0) {
        now = now.plusSeconds(1);
      }
      begin().end();
    }
    now = now.plusSeconds(1);

    refused("48");
  }

  @Test
  void without_limits_everything_is_let_in() {
    RateLimits told = new RateLimits(() -> now, false);
    for (int i = 0; i < 100; i++) {
      told.begin(CHANGE, false, headers);
    }

    assertEquals("0", headers.getFirst("X-RateLimit-Remaining"));
  }
}
