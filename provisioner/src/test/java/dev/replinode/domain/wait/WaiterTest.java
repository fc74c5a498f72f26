package dev.replinode.domain.wait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.fake.FakeTime;
import dev.replinode.fake.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WaiterTest {
  private static final PollSchedule TWO_SECONDS = PollSchedule.every(Duration.ofSeconds(2));

  private final FakeTime time = new FakeTime();
  private final List<WaitEvent> events = new ArrayList<>();
  private int looks;

  @AfterEach
  void clear_the_interruption() {
    Thread.interrupted();
  }

  @Test
  void looks_at_once_and_does_not_sleep_when_it_is_there() {
    String result = waiter(Optional.empty()).await("tea", minutes(1), TWO_SECONDS, readyAfter(1));

    assertEquals("ready", result);
    assertEquals(List.of(), time.sleeps());
    assertEquals(
        List.of(
            new WaitEvent.Started("tea", minutes(1)),
            new WaitEvent.Succeeded("tea", Duration.ZERO)),
        events);
  }

  @Test
  void sleeps_by_the_schedule_between_looks_and_tells_each() {
    waiter(Optional.empty()).await("tea", minutes(1), TWO_SECONDS, readyAfter(3));

    assertEquals(List.of(2L, 2L), time.seconds());
    assertEquals(
        new WaitEvent.Polled("tea", 2, "cold", Duration.ofSeconds(2), Duration.ofSeconds(2)),
        events.get(2));
    assertEquals(new WaitEvent.Succeeded("tea", Duration.ofSeconds(4)), events.get(3));
  }

  @Test
  void the_last_sleep_is_cut_to_the_time_left_and_followed_by_a_last_look() {
    ReplinodeException failure = timeOut(Optional.empty(), Duration.ofSeconds(5));

    assertEquals(List.of(2L, 2L, 1L), time.seconds());
    assertEquals(4, looks);
    assertEquals(Kind.INCONCLUSIVE, failure.kind());
    assertEquals("tea: not seen within 5 s; the last state was: cold", failure.getMessage());
    assertEquals(
        new WaitEvent.TimedOut("tea", "cold", Duration.ofSeconds(5)),
        events.get(events.size() - 1));
  }

  @Test
  void without_time_it_still_looks_once() {
    timeOut(Optional.empty(), Duration.ZERO);

    assertEquals(1, looks);
    assertEquals(List.of(), time.sleeps());
  }

  @Test
  void the_deadline_of_the_command_is_the_shorter_one() {
    ReplinodeException failure = timeOut(Optional.of(Duration.ofSeconds(3)), minutes(10));

    assertEquals(List.of(2L, 1L), time.seconds());
    assertEquals(Kind.INCONCLUSIVE, failure.kind());
  }

  @Test
  void slow_looks_count_as_time() {
    Waiter waiter = waiter(Optional.empty());

    Samples.failure(
        () ->
            waiter.await(
                "tea",
                Duration.ofSeconds(5),
                TWO_SECONDS,
                () -> {
                  time.pass(Duration.ofSeconds(4));
                  return Observation.pending("cold");
                }));

    assertEquals(List.of(1L), time.seconds());
  }

  @Test
  void a_signal_ends_the_wait_at_once_and_stays_set() {
    time.interruptAt(2);

    ReplinodeException failure = timeOut(Optional.empty(), minutes(10));

    assertEquals(Kind.INTERRUPTED, failure.kind());
    assertEquals(2, looks);
    assertTrue(Thread.currentThread().isInterrupted());
  }

  @Test
  void what_takes_something_back_is_waited_for_after_a_signal_and_after_the_deadline() {
    time.interruptAt(1).pass(minutes(1));
    Waiter waiter = waiter(Optional.of(Duration.ZERO));
    Thread.currentThread().interrupt();
    List<String> results = new ArrayList<>();

    waiter.inGrace(
        () -> {
          assertFalse(Thread.currentThread().isInterrupted());
          results.add(waiter.await("tea", minutes(1), TWO_SECONDS, readyAfter(3)));
        });

    assertEquals(List.of("ready"), results);
    assertTrue(Thread.currentThread().isInterrupted());
    assertEquals(Kind.INTERRUPTED, Samples.failure(() -> waiter.pause(Duration.ZERO)).kind());
  }

  @Test
  void what_a_look_throws_comes_out_as_it_is() {
    IllegalStateException broken = new IllegalStateException("broken cup");
    Waiter waiter = waiter(Optional.empty());

    assertSame(
        broken,
        assertThrows(
            IllegalStateException.class,
            () ->
                waiter.await(
                    "tea",
                    minutes(1),
                    TWO_SECONDS,
                    () -> {
                      throw broken;
                    })));
  }

  @Test
  void every_kind_of_event_is_told_by_some_wait() {
    waiter(Optional.empty()).await("tea", minutes(1), TWO_SECONDS, readyAfter(2));
    timeOut(Optional.empty(), Duration.ZERO);

    Set<Class<?>> told = new HashSet<>();
    events.forEach(event -> told.add(event.getClass()));

    assertEquals(new HashSet<>(Arrays.asList(WaitEvent.class.getPermittedSubclasses())), told);
  }

  private Waiter waiter(Optional<Duration> limit) {
    Waiter waiter = new Waiter(time, time, Deadline.after(time, limit), events::add);
    assertSame(time, waiter.clock());
    return waiter;
  }

  private ReplinodeException timeOut(Optional<Duration> limit, Duration timeout) {
    Waiter waiter = waiter(limit);
    looks = 0;
    return Samples.failure(() -> waiter.await("tea", timeout, TWO_SECONDS, readyAfter(99)));
  }

  private Supplier<Observation<String>> readyAfter(int look) {
    return () -> ++looks < look ? Observation.pending("cold") : Observation.done("hot", "ready");
  }

  private static Duration minutes(long number) {
    return Duration.ofMinutes(number);
  }
}
