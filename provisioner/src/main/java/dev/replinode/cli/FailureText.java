package dev.replinode.cli;

import dev.replinode.cli.render.OutcomeText;
import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.replicator.Leftover;
import dev.replinode.domain.replicator.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
    if (isSandbox || outcome.name().isEmpty()) {
      return Optional.empty();
    }
    String name = outcome.name().get().value();
    boolean goesOn =
        switch (failure.kind()) {
          case INTERRUPTED, INCONCLUSIVE, UNREACHABLE -> true;
          default -> false;
        };
    if (outcome.isInstanceGone()) {
      return outcome.left().isEmpty()
          ? Optional.empty()
          : Optional.of(OutcomeText.removal(outcome));
    }
    if (outcome.instance().isPresent()) {
      // Without tags no later command finds it by its name.
      boolean isFound = outcome.instance().get().tags().pairHash().isPresent();
      return Optional.of(
          goesOn && isFound ? "replinode wait " + name : OutcomeText.removal(outcome));
    }
    Optional<Long> untagged = outcome.left().stream().flatMap(FailureText::instance).findFirst();
    if (untagged.isPresent()) {
      return Optional.of("replinode delete " + name + " --instance " + untagged.get());
    }
    if (outcome.left().isEmpty()) {
      return Optional.empty();
    }
    String again = "run the same command again, which takes up what is there; or ";
    return Optional.of((goesOn ? again : "") + "replinode delete " + name);
  }

  /** The id of an instance that was found, but bears no tags that would tell whose it is. */
  private static Stream<Long> instance(Leftover leftover) {
    return leftover.kind().equals("instance") ? leftover.id().stream() : Stream.empty();
  }
}
