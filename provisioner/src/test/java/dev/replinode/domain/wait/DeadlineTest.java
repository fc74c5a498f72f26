package dev.replinode.domain.wait;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.fake.FakeTime;
import dev.replinode.fake.Samples;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeadlineTest {
  private final FakeTime time = new FakeTime();
  private final Deadline minute = Deadline.after(time, Optional.of(Duration.ofMinutes(1)));

  @Test
  void a_wish_is_cut_to_the_time_left() {
    time.pass(Duration.ofSeconds(50));

    assertEquals(Duration.ofSeconds(10), minute.atMost(Duration.ofSeconds(30)));
    assertEquals(Duration.ofSeconds(5), minute.atMost(Duration.ofSeconds(5)));
  }

  @Test
  void after_the_end_there_is_no_time_and_never_less() {
    time.pass(Duration.ofMinutes(2));

    assertEquals(Duration.ZERO, minute.atMost(Duration.ofSeconds(30)));
  }

  @Test
  void the_end_itself_is_too_late() {
    time.pass(Duration.ofSeconds(59));
    assertDoesNotThrow(minute::check);

    time.pass(Duration.ofSeconds(1));

    assertEquals(Kind.INCONCLUSIVE, Samples.failure(minute::check).kind());
  }

  @Test
  void what_takes_something_back_has_a_bounded_time_after_the_end() {
    time.pass(Duration.ofMinutes(3));

    minute.extended(
        Duration.ofMinutes(2),
        () -> {
          assertDoesNotThrow(minute::check);
          assertEquals(Duration.ofMinutes(2), minute.atMost(Duration.ofHours(1)));
          assertEquals(
              Duration.ofMinutes(2), minute.within(Duration.ofHours(1)).atMost(Duration.ofDays(1)));
          time.pass(Duration.ofMinutes(2));
          minute.extended(
              Duration.ofMinutes(2),
              () -> assertEquals(Kind.INCONCLUSIVE, Samples.failure(minute::check).kind()));
        });

    assertEquals(Kind.INCONCLUSIVE, Samples.failure(minute::check).kind());
  }

  @Test
  void the_commands_own_time_is_not_cut_by_a_shorter_one() {
    minute.extended(
        Duration.ofSeconds(5),
        () -> assertEquals(Duration.ofMinutes(1), minute.atMost(Duration.ofHours(1))));
  }

  @Test
  void without_a_limit_everything_is_allowed() {
    Deadline none = Deadline.after(time, Optional.empty());
    time.pass(Duration.ofDays(1000));

    assertDoesNotThrow(none::check);
    assertDoesNotThrow(Deadline.none()::check);
    assertEquals(Duration.ofDays(9), none.atMost(Duration.ofDays(9)));
    assertEquals(Duration.ZERO, none.atMost(Duration.ofSeconds(-1)));
  }
}
