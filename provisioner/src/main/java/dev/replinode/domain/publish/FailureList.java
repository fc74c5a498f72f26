package dev.replinode.domain.publish;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import java.util.ArrayList;
import java.util.List;

/** Joins failures that happened side by side into the one that a person is told. */
final class FailureList {
  private FailureList() {}

  /**
   * The first failure, with the others among its reasons; a signal comes before all others, because
   * it is what ended the command, and is told once.
   */
  static ReplinodeException joined(List<ReplinodeException> failures) {
    ReplinodeException first =
        failures.stream()
            .filter(failure -> failure.kind() == Kind.INTERRUPTED)
            .findFirst()
            .orElse(failures.get(0));
    List<String> reasons = new ArrayList<>(first.reasons());
    for (ReplinodeException failure : failures) {
      if (failure != first && failure.kind() != Kind.INTERRUPTED) {
        reasons.add(failure.getMessage());
        reasons.addAll(failure.reasons());
      }
    }
    return failures.size() == 1 ? first : first.reasons(reasons.stream().distinct().toList());
  }
}
