package dev.replinode.domain.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LagTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final String PARTS = "0123456789abcdef0123456789abcdef-3";

  private final MemoryStore store = new MemoryStore().bucket("src").bucket("dst");

  @Test
  void nothing_pending_is_no_lag_and_complete_up_to_now() {
    put("src", "a", "etag-1", 60);
    put("dst", "a", "etag-1", 30);
    put("dst", "extra", "etag-2", 30);

    assertEquals(new Lag(Duration.ZERO, NOW, 0, 0), lag());
  }

  @Test
  void the_oldest_write_that_is_not_there_counts() {
    put("src", "a", "0123456789abcdef0123456789abcdef", 20);
    put("dst", "a", "fedcba9876543210fedcba9876543210", 300);
    put("src", "b", "x", 50);
    put("src", "c", "x", 10);

    assertEquals(new Lag(Duration.ofSeconds(50), NOW.minusSeconds(50), 3, 21), lag());
  }

  @Test
  void what_was_written_this_very_moment_is_pending_all_the_same() {
    put("src", "a", "x", -5);

    assertEquals(Duration.ofSeconds(1), lag().age());
    assertEquals(1, lag().objects());
  }

  @Test
  void equal_sizes_prove_nothing_about_what_was_written_after_the_copy() {
    put("src", "old", PARTS, 60);
    put("dst", "old", "0123456789abcdef0123456789abcdef", 30);
    put("src", "rewritten", PARTS, 10);
    put("dst", "rewritten", "0123456789abcdef0123456789abcdef", 30);

    assertEquals(new Lag(Duration.ofSeconds(10), NOW.minusSeconds(10), 1, 7), lag());
  }

  @Test
  void what_the_replication_keeps_for_itself_does_not_count() {
    put("src", ".replinode/runs/r/status.json", "x", 60);

    assertEquals(0, lag().objects());
  }

  private Lag lag() {
    return Lag.between(new Comparison.Side(store, "src"), new Comparison.Side(store, "dst"), NOW);
  }

  private void put(String bucket, String key, String etag, int secondsAgo) {
    ObjectHeaders headers =
        new ObjectHeaders(7, etag, NOW.minusSeconds(secondsAgo), Map.of(), Map.of());
    store.put(bucket, key, "", headers);
  }
}
