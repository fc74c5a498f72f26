package dev.replinode.domain.wait;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PollScheduleTest {
  @ParameterizedTest
  @CsvSource({"1, 1", "3, 1", "4, 2", "6, 2", "7, 3", "10, 3", "1000000, 3"})
  void the_api_is_asked_less_and_less_often(int attempt, long seconds) {
    assertEquals(Duration.ofSeconds(seconds), PollSchedule.api().delay(attempt));
  }

  @Test
  void a_steady_schedule_is_steady() {
    PollSchedule schedule = PollSchedule.every(Duration.ofSeconds(2));

    assertEquals(Duration.ofSeconds(2), schedule.delay(1));
    assertEquals(Duration.ofSeconds(2), schedule.delay(99));
  }
}
