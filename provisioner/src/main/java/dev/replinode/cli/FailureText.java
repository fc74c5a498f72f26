package dev.replinode.cli;

import dev.replinode.cli.render.OutcomeText;
import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.replicator.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a command says of a replicator when it did not end well. */
final class FailureText {
  private FailureText() {}

  /** The price, for before anything is made. */
  static String price(Outcome outcome, boolean isSandbox) {
    String price = OutcomeText.price(outcome);
    return isSandbox ? "on the platform: " + price : price;
  }

  /** What is there now: the instance with its price, and what nobody asked for. */
  static List<String> left(Outcome outcome, boolean isSandbox) {
    List<String> lines = new ArrayList<>();
    if (isSandbox) {
      return List.of("It was a sandbox: all of it is removed.");
    }
    outcome
        .instance()
        .filter(instance -> !outcome.isInstanceGone())
        .ifPresent(
            instance ->
                lines.add(instance.describe() + " is there" + OutcomeText.priceSuffix(outcome)));
    outcome.left().forEach(leftover -> lines.add("left behind: " + leftover));
    return lines;
  }

  /** The way back to it, or how to be rid of it. */
  static Optional<String> hint(Outcome outcome, ReplinodeException failure, boolean isSandbox) {
    if (isSandbox || outcome.instance().isEmpty()) {
      return Optional.empty();
    }
    boolean goesOn = failure.kind() == Kind.INTERRUPTED || failure.kind() == Kind.INCONCLUSIVE;
    String verb = goesOn || failure.kind() == Kind.UNREACHABLE ? "wait " : "delete ";
    return outcome.name().map(name -> "replinode " + verb + name);
  }
}
