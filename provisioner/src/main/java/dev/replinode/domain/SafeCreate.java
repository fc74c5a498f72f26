package dev.replinode.domain;

import dev.replinode.domain.ReplinodeException.Kind;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Makes something that must not be there twice: when it is not certain that a creation did nothing,
 * its result is looked for before it is sent once more.
 */
public final class SafeCreate {
  private SafeCreate() {}

  /**
   * Creates or finds something whose label the platform lets many have.
   *
   * @param create sends the creation once
   * @param find looks for the result, by what was in the creation
   * @throws ReplinodeException what {@code create} failed with when nothing is found, or whatever
   *     {@code find} throws
   */
  public static <T> T once(Supplier<T> create, Supplier<Optional<T>> find) {
    return once(create, find, ReplinodeException::isUncertain);
  }

  /**
   * Creates or finds something whose label only one can have: a refusal may mean that it is taken,
   * by a first try that took effect late or by somebody who was faster.
   */
  public static <T> T onceByLabel(Supplier<T> create, Supplier<Optional<T>> find) {
    return once(create, find, e -> e.isUncertain() || e.kind() == Kind.REFUSED);
  }

  /**
   * What to tell when {@code lost} left open whether something was made, and {@code look} could not
   * find out: the end of the command's time, or a signal, if that is what ended the look, since
   * work may go on; else that no answer came. The other is among its reasons.
   */
  public static ReplinodeException notKnown(ReplinodeException lost, ReplinodeException look) {
    boolean isEnd = look.kind() == Kind.INCONCLUSIVE || look.kind() == Kind.INTERRUPTED;
    return isEnd
        ? look.reasons(List.of("whether it was made is not known: " + lost.getMessage()))
            .asUncertain()
        : lost.reasons(List.of("whether it was made could not be looked up: " + look.getMessage()));
  }

  private static <T> T once(
      Supplier<T> create, Supplier<Optional<T>> find, Predicate<ReplinodeException> mayBeThere) {
    try {
      return create.get();
    } catch (ReplinodeException first) {
      if (!mayBeThere.test(first)) {
        throw first;
      }
      Optional<T> found = find.get();
      if (found.isPresent()) {
        return found.get();
      }
      if (!first.isUncertain()) {
        throw first;
      }
    }
    try {
      return create.get();
    } catch (ReplinodeException second) {
      if (!mayBeThere.test(second)) {
        throw second;
      }
      return find.get().orElseThrow(() -> second);
    }
  }
}
