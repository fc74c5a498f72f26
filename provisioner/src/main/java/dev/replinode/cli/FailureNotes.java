package dev.replinode.cli;

import dev.replinode.domain.ReplinodeException;
import java.util.List;
import java.util.Optional;

/** A command that can say, after a failure, what it left behind and how to go on. */
interface FailureNotes {
  /** What exists now that did not before, each with its price. */
  List<String> afterFailure();

  /** The next command, where the failure itself names none. */
  Optional<String> hint(ReplinodeException failure);
}
