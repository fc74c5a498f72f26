package dev.replinode.domain.drill;

import dev.replinode.domain.ReplinodeException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Takes back what was done, the last first, and knows what could not be. */
public final class Takeback {
  private final Journal journal;
  private final Deque<Step> open = new ArrayDeque<>();
  private final List<String> done = new ArrayList<>();
  private final List<String> left = new ArrayList<>();

  private record Step(Undo undo, Runnable work) {}

  /** Writes each deed to {@code journal} first. */
  public Takeback(Journal journal) {
    this.journal = journal;
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
    // An interruption asks for exactly this, and must not cut it short.
    boolean wasInterrupted = Thread.interrupted();
    while (!open.isEmpty()) {
      one(open.pop());
    }
    if (wasInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void one(Step step) {
    try {
      step.work().run();
      journal.done(step.undo());
      done.add("taken back: " + step.undo());
    } catch (ReplinodeException e) {
      left.add(step.undo() + ": " + e.getMessage());
    }
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
