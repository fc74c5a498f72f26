package dev.replinode.domain.drill;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** Takes back what was done, the last first, and knows what could not be. */
public final class Takeback {
  private final Journal journal;
  private final Consumer<Runnable> grace;
  private final Deque<Step> open = new ArrayDeque<>();
  private final List<String> done = new ArrayList<>();
  private final List<String> left = new ArrayList<>();

  private record Step(Undo undo, Runnable work) {}

  /**
   * Writes each deed to {@code journal} first.
   *
   * @param grace runs what takes it back, which neither a signal nor the command's deadline ends
   */
  public Takeback(Journal journal, Consumer<Runnable> grace) {
    this.journal = journal;
    this.grace = grace;
  }

  /**
   * To be called before a deed.
   *
   * @param work takes it back and checks that; throws {@link ReplinodeException} otherwise
   */
  public void before(Undo undo, Runnable work) {
    journal.intend(undo);
    open.push(new Step(undo, work));
  }

  /** Takes everything back that is still to be; one failure does not keep the others from it. */
  public void all() {
    if (open.isEmpty()) {
      return;
    }
    grace.accept(
        () -> {
          while (!open.isEmpty()) {
            one(open.pop());
          }
        });
  }

  private void one(Step step) {
    try {
      step.work().run();
      journal.done(step.undo());
      done.add("taken back: " + step.undo());
    } catch (RuntimeException e) {
      left.add(step.undo() + ": " + e.getMessage());
    }
  }

  /**
   * What to tell after {@code failure}, once everything was to be taken back.
   *
   * @return clean-up incomplete, with what may be left; else the failure as it is
   */
  static RuntimeException told(RuntimeException failure, List<Takeback> takebacks) {
    return failed(failure, takebacks.stream().flatMap(one -> one.left().stream()).toList());
  }

  /** The same with what may be left in words. */
  static RuntimeException failed(RuntimeException failure, List<String> remaining) {
    if (remaining.isEmpty()) {
      return failure;
    }
    List<String> left = new ArrayList<>(remaining);
    if (failure instanceof ReplinodeException known) {
      left.addAll(known.reasons());
    }
    return ReplinodeException.of(
            Kind.CLEAN_UP_INCOMPLETE, "drill", failure.getMessage() + "; something may be left")
        .reasons(left)
        .hint("replinode drill restore")
        .causedBy(failure);
  }

  /** What was taken back. */
  List<String> done() {
    return List.copyOf(done);
  }

  /** What could not be. */
  public List<String> left() {
    return List.copyOf(left);
  }
}
