package dev.replinode.cli.render;

import dev.replinode.domain.publish.AppliedScript;
import dev.replinode.domain.publish.Plan;
import dev.replinode.domain.publish.PlannedScript;
import dev.replinode.domain.publish.PlannedScript.Action;
import dev.replinode.domain.text.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The changes of a plan in words: those that a person should look at first, and those made. */
public final class ChangeText {
  private static final int LONGEST_LABEL = 200;

  private ChangeText() {}

  /** What cannot be taken back, in a sentence each with every script named; empty when nothing. */
  public static Optional<String> danger(Plan plan) {
    List<String> sentences = new ArrayList<>();
    names(plan, PlannedScript::becomesPublic)
        .ifPresent(names -> sentences.add("Public for good, never private or deleted: " + names));
    // Of a twin nothing is lost: the same script stays under another id.
    names(plan, script -> script.action() == Action.DELETE && !script.isRedundant())
        .ifPresent(names -> sentences.add("Deleted for good: " + names));
    return sentences.isEmpty() ? Optional.empty() : Optional.of(String.join(". ", sentences) + ".");
  }

  /** The word for a change that was made: {@code created}. */
  public static String done(Action action) {
    return action.word() + "d";
  }

  /** How many changes were made, such as {@code 17 created, 1 updated}. */
  public static String done(List<AppliedScript> changes) {
    String counts =
        Stream.of(Action.CREATE, Action.UPDATE, Action.DELETE)
            .map(action -> counted(changes, action))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(", "));
    return counts.isEmpty() ? "nothing" : counts;
  }

  /** The script that was changed. */
  public static String named(AppliedScript change) {
    return Printable.of(change.label(), LONGEST_LABEL) + " (StackScript " + change.id() + ")";
  }

  /** How many changes of that kind were made. */
  static long count(List<AppliedScript> changes, Action action) {
    return changes.stream().filter(change -> change.action() == action).count();
  }

  private static Optional<String> counted(List<AppliedScript> changes, Action action) {
    long count = count(changes, action);
    return count == 0 ? Optional.empty() : Optional.of(Amounts.count(count) + " " + done(action));
  }

  private static Optional<String> names(Plan plan, Predicate<PlannedScript> which) {
    String names =
        plan.changes().stream()
            .filter(which)
            .map(script -> Printable.of(script.label(), LONGEST_LABEL))
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? Optional.empty() : Optional.of(names);
  }
}
