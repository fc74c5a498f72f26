package dev.replinode.app;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.Secret;
import dev.replinode.linode.LinodeSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A signal ends what waits, and lets what takes something back go on for a while. */
class InterruptionTest {
  private static final Secret TOKEN = Secret.of("t");
  private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

  private final AtomicLong nanos = new AtomicLong(5);
  private final Interruption interruption = new Interruption(nanos::get);

  @Test
  void every_sleep_after_a_signal_ends_at_once() {
    assertDoesNotThrow(this::look);

    interruption.signal();

    assertThrows(InterruptedException.class, this::look);
    assertThrows(InterruptedException.class, () -> interruption.sleep(Duration.ofDays(1)));
  }

  @Test
  void what_takes_something_back_does_not_hear_it_until_its_time_is_over() {
    interruption.signal();

    interruption.unheeding(
        TWO_MINUTES,
        () -> {
          assertDoesNotThrow(this::look);
          interruption.unheeding(TWO_MINUTES, () -> assertDoesNotThrow(this::look));
          assertDoesNotThrow(this::look);
          pass(TWO_MINUTES);
          assertThrows(InterruptedException.class, this::look);
        });

    assertThrows(InterruptedException.class, this::look);
  }

  @Test
  void the_longest_answer_is_waited_for() {
    Duration longest =
        new LinodeSettings(URI.create("http://x"), TOKEN, Optional.empty()).patience();

    assertTrue(patience(nanos.get()) > longest.toSeconds(), "it ends before the command can tell");
  }

  @Test
  void the_program_goes_on_for_so_long_and_as_after_a_signal_after_it() {
    long signal = nanos.get();
    assertEquals(75, patience(signal));
    pass(Duration.ofSeconds(15));
    assertEquals(60, patience(signal));

    interruption.unheeding(
        TWO_MINUTES,
        () -> {
          assertEquals(195, patience(signal));
          pass(Duration.ofSeconds(30));
          assertEquals(165, patience(signal));
        });

    assertEquals(75, patience(signal));
    pass(Duration.ofSeconds(75));
    assertEquals(0, patience(signal));
  }

  private long patience(long signal) {
    return TimeUnit.NANOSECONDS.toSeconds(interruption.patience(signal));
  }

  private void look() throws InterruptedException {
    interruption.sleep(Duration.ZERO);
  }

  private void pass(Duration duration) {
    nanos.addAndGet(duration.toNanos());
  }
}
