package dev.replinode.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.replinode.fake.Failures;
import dev.replinode.fake.Samples;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SafeCreateTest {
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
  void a_second_loss_is_looked_for_too_and_then_told() {
    ReplinodeException second = Failures.noAnswer();
    creations.add(Failures.noAnswer());
    findings.add(Optional.empty());
    creations.add(second);
    findings.add(Optional.empty());

    assertSame(second, Samples.failure(this::once));
    assertEquals(List.of("create", "find", "create", "find"), done);
  }

  @Test
  void a_refusal_is_told_at_once() {
    creations.add(Failures.refused());

    Samples.failure(this::once);

    assertEquals(List.of("create"), done);
  }

  @Test
  void where_labels_are_unique_a_refusal_may_mean_that_it_is_there() {
    creations.add(Failures.refused());
    findings.add(Optional.of("found"));

    assertEquals("found", SafeCreate.onceByLabel(this::create, this::find));
  }

  @Test
  void a_refusal_that_is_one_is_not_sent_again() {
    ReplinodeException refusal = Failures.refused();
    creations.add(refusal);
    findings.add(Optional.empty());

    assertSame(refusal, Samples.failure(() -> SafeCreate.onceByLabel(this::create, this::find)));
    assertEquals(List.of("create", "find"), done);
  }

  @Test
  void a_first_try_that_took_effect_late_is_found_when_the_second_clashes() {
    creations.add(Failures.noAnswer());
    findings.add(Optional.empty());
    creations.add(Failures.refused());
    findings.add(Optional.of("found"));

    assertEquals("found", SafeCreate.onceByLabel(this::create, this::find));
  }

  private String once() {
    return SafeCreate.once(this::create, this::find);
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
    return findings.remove();
  }
}
