package dev.replinode.domain;

import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.wait.Observation;
import dev.replinode.domain.wait.PollSchedule;
import dev.replinode.domain.wait.Waiter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes something whose label only one can have: when it is not certain that a creation did
 * nothing, its result is looked for before it is sent once more.
 */
public final class SafeCreate {
  /** A creation that was not answered may still take effect, and be seen later than that. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final PollSchedule SCHEDULE = PollSchedule.every(Duration.ofSeconds(3));

  private final Waiter waiter;

  /** Creations of a command that waits by {@code waiter}. */
  public SafeCreate(Waiter waiter) {
    this.waiter = waiter;
  }

  /**
   * Creates or finds it. A refusal may mean that the label is taken, by a first try that took
   * effect late or by somebody who was faster. After a try without an answer it is not believed at
   * once that nothing is there: it is looked for during a minute.
   *
   * @param what for people, such as {@code instance replinode-a}
   * @param create sends the creation once
   * @param find looks for the result, by its label
   * @throws ReplinodeException what {@code create} failed with when nothing is found, uncertain
   *     when any try was; or whatever {@code find} throws
   */
  public <T> T onceByLabel(String what, Supplier<T> create, Supplier<Optional<T>> find) {
    ReplinodeException first;
    try {
      return create.get();
    } catch (ReplinodeException e) {
      if (!e.isUncertain() && e.kind() != Kind.REFUSED) {
        throw e;
      }
      first = e;
    }
    Optional<T> found = find.get();
    if (found.isPresent()) {
      return found.get();
    }
    if (!first.isUncertain()) {
      throw first;
    }
    try {
      return create.get();
    } catch (ReplinodeException second) {
      return awaited(what, find, second).orElseThrow(() -> unseen(first, second));
    }
  }

  private <T> Optional<T> awaited(
      String what, Supplier<Optional<T>> find, ReplinodeException second) {
    if (isEnd(second)) {
      throw second;
    }
    try {
      return waiter.await(
          what + ", which may have been made",
          PATIENCE,
          SCHEDULE,
          () -> {
            Optional<T> found = find.get();
            return found.isPresent()
                ? Observation.done("it is there", found)
                : Observation.pending("it is not to be seen");
          });
    } catch (ReplinodeException e) {
      if (e.kind() != Kind.INCONCLUSIVE || waiter.atMost(PATIENCE).isZero()) {
        throw e;
      }
      return Optional.empty();
    }
  }

  /**
   * What to tell when {@code lost} left open whether something was made, and {@code look} could not
   * find out: the end of the command's time, or a signal, if that is what ended the look, since
   * work may go on; else that no answer came. The other is among its reasons.
   */
  public static ReplinodeException notKnown(ReplinodeException lost, ReplinodeException look) {
    return isEnd(look)
        ? look.reasons(List.of("whether it was made is not known: " + lost.getMessage()))
            .asUncertain()
        : lost.reasons(List.of("whether it was made could not be looked up: " + look.getMessage()));
  }

  /** Whether the command is to end, so that nothing is looked for any more. */
  private static boolean isEnd(ReplinodeException failure) {
    return failure.kind() == Kind.INTERRUPTED || failure.kind() == Kind.INCONCLUSIVE;
  }

  /** The second try's refusal is no answer to what became of the first one. */
  private static ReplinodeException unseen(ReplinodeException first, ReplinodeException second) {
    return second.isUncertain()
        ? second
        : first.reasons(List.of("sent once more: " + second.why()));
  }
}
