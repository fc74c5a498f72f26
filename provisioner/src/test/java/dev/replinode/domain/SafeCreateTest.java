package dev.replinode.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.wait.Deadline;
import dev.replinode.domain.wait.Waiter;
import dev.replinode.fake.Failures;
import dev.replinode.fake.FakeTime;
import dev.replinode.fake.Samples;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SafeCreateTest {
  private final FakeTime time = new FakeTime();
  private final List<String> done = new ArrayList<>();
  private final Deque<Object> creations = new ArrayDeque<>();
  private final Deque<Optional<String>> findings = new ArrayDeque<>();

  @Test
  void what_was_answered_is_not_looked_for() {
    creations.add("made");

    assertEquals("made", once());
    assertEquals(List.of("create"), done);
  }

  @Test
  void what_was_not_answered_is_looked_for_before_anything_else() {
    creations.add(Failures.noAnswer());
    findings.add(Optional.of("found"));

    assertEquals("found", once());
    assertEquals(List.of("create", "find"), done);
  }

  @Test
  void what_left_nothing_is_sent_once_more() {
    creations.add(Failures.noAnswer());
    findings.add(Optional.empty());
    creations.add("made");

    assertEquals("made", once());
    assertEquals(List.of("create", "find", "create"), done);
  }

  @Test
  void a_second_loss_is_looked_for_during_a_minute_and_then_told() {
    ReplinodeException second = Failures.noAnswer();
    creations.add(Failures.noAnswer());
    creations.add(second);

    assertSame(second, Samples.failure(this::once));
    assertEquals(List.of("create", "find", "create", "find"), done.subList(0, 4));
    assertEquals(Duration.ofMinutes(1), slept());
  }

  @Test
  void a_failure_that_is_certain_is_told_at_once() {
    creations.add(Failures.notAuthorized());

    Samples.failure(this::once);

    assertEquals(List.of("create"), done);
  }

  @Test
  void a_first_try_that_is_seen_late_is_found_after_the_second_was_refused() {
    creations.add(Failures.noAnswer());
    creations.add(Failures.refused());
    for (int look = 0; look < 10; look++) {
      findings.add(Optional.empty());
    }
    findings.add(Optional.of("found"));

    assertEquals("found", once());
    assertEquals(2, creations());
  }

  @Test
  void a_refusal_after_a_loss_stays_a_loss_when_nothing_is_seen() {
    creations.add(Failures.noAnswer());
    creations.add(Failures.refused());

    ReplinodeException failure = Samples.failure(this::once);

    assertEquals(Kind.UNREACHABLE, failure.kind());
    assertTrue(failure.isUncertain());
    assertEquals(List.of("sent once more: label: must be unique"), failure.reasons());
  }

  @Test
  void a_signal_during_the_second_try_ends_the_looking() {
    creations.add(Failures.noAnswer());
    creations.add(ReplinodeException.of(Kind.INTERRUPTED, "interrupted", "a signal"));

    assertEquals(Kind.INTERRUPTED, Samples.failure(this::once).kind());
    assertEquals(List.of("create", "find", "create"), done);
  }

  @Test
  void where_labels_are_unique_a_refusal_may_mean_that_it_is_there() {
    creations.add(Failures.refused());
    findings.add(Optional.of("found"));

    assertEquals("found", once());
  }

  @Test
  void a_refusal_that_is_one_is_not_sent_again() {
    ReplinodeException refusal = Failures.refused();
    creations.add(refusal);
    findings.add(Optional.empty());

    assertSame(refusal, Samples.failure(this::once));
    assertEquals(List.of("create", "find"), done);
  }

  @Test
  void a_first_try_that_took_effect_late_is_found_when_the_second_clashes() {
    creations.add(Failures.noAnswer());
    findings.add(Optional.empty());
    creations.add(Failures.refused());
    findings.add(Optional.of("found"));

    assertEquals("found", once());
  }

  private String once() {
    Waiter waiter = new Waiter(time, time, Deadline.none(), event -> {});
    return new SafeCreate(waiter).onceByLabel("a thing", this::create, this::find);
  }

  private long creations() {
    return done.stream().filter("create"::equals).count();
  }

  private Duration slept() {
    return time.sleeps().stream().reduce(Duration.ZERO, Duration::plus);
  }

  private String create() {
    done.add("create");
    Object next = creations.remove();
    if (next instanceof ReplinodeException failure) {
      throw failure;
    }
    return (String) next;
  }

  private Optional<String> find() {
    done.add("find");
    return findings.isEmpty() ? Optional.empty() : findings.remove();
  }
}
