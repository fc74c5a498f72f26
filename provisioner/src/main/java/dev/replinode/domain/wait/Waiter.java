package dev.replinode.domain.wait;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Looks, waits, looks again, until there is an answer or the time is over. */
public final class Waiter {
  private final InstantSource clock;
  private final Sleeper sleeper;
  private final Deadline deadline;
  private final Consumer<WaitEvent> listener;

  /** A waiter for one command: its time source, its deadline and who is told of each look. */
  public Waiter(
      InstantSource clock, Sleeper sleeper, Deadline deadline, Consumer<WaitEvent> listener) {
    this.clock = clock;
    this.sleeper = sleeper;
    this.deadline = deadline;
    this.listener = listener;
  }

  /** The clock this waiter goes by. */
  public InstantSource clock() {
    return clock;
  }

  /** The time left for something that may take {@code wanted}, by the command's deadline. */
  public Duration atMost(Duration wanted) {
    return deadline.atMost(wanted);
  }

  /**
   * Looks at once, then by {@code schedule}; the last sleep is cut to the time left.
   *
   * @param timeout longest total wait from the call; at least one look is made even if it is zero
   * @return what the look that ended the wait brought
   * @throws ReplinodeException {@link Kind#INCONCLUSIVE} when the time is over, {@link
   *     Kind#INTERRUPTED} on a signal, or whatever {@code look} throws
   */
  public <T> T await(
      String subject, Duration timeout, PollSchedule schedule, Supplier<Observation<T>> look) {
    Instant start = clock.instant();
    Duration limit = deadline.atMost(timeout);
    listener.accept(new WaitEvent.Started(subject, limit));
    for (int attempt = 1; ; attempt++) {
      Observation<T> seen = look.get();
      Duration elapsed = Duration.between(start, clock.instant());
      if (seen.result().isPresent()) {
        listener.accept(new WaitEvent.Succeeded(subject, elapsed));
        return seen.result().get();
      }
      Duration left = limit.minus(elapsed);
      if (left.isNegative() || left.isZero()) {
        listener.accept(new WaitEvent.TimedOut(subject, seen.status(), elapsed));
        throw timedOut(subject, seen.status(), elapsed);
      }
      Duration delay = schedule.delay(attempt);
      Duration next = delay.compareTo(left) < 0 ? delay : left;
      listener.accept(new WaitEvent.Polled(subject, attempt, seen.status(), elapsed, next));
      pause(next);
    }
  }

  /**
   * Spends {@code duration}; with zero it only looks whether a signal came.
   *
   * @throws ReplinodeException {@link Kind#INTERRUPTED} on a signal
   */
  public void pause(Duration duration) {
    try {
      sleeper.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ReplinodeException.of(Kind.INTERRUPTED, "interrupted", "the command was told to end");
    }
  }

  /** As {@link Sleeper#inGrace}; the command's deadline does not end it either. */
  public void inGrace(Runnable work) {
    deadline.extended(Sleeper.GRACE, () -> sleeper.inGrace(work));
  }

  private static ReplinodeException timedOut(String subject, String status, Duration elapsed) {
    return ReplinodeException.of(
        Kind.INCONCLUSIVE,
        subject,
        "not seen within " + elapsed.toSeconds() + " s; the last state was: " + status);
  }
}
