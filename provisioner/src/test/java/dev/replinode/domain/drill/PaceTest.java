package dev.replinode.domain.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void the_window_that_is_too_short_for_a_read_is_named() {
    assertEquals(
        "the window 'after' of 500 ms is shorter than the 1000 ms between two reads",
        assertThrows(
                IllegalArgumentException.class,
                () -> new Pace(SECOND, SECOND, SECOND, Duration.ofMillis(500), 3))
            .getMessage());
  }
}
