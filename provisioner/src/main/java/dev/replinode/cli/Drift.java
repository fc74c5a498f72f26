package dev.replinode.cli;

import dev.replinode.domain.publish.Plan;
import dev.replinode.domain.publish.PlannedScript;
import dev.replinode.domain.publish.PlannedScript.Action;
import dev.replinode.domain.publish.PublishedScript;
import dev.replinode.domain.publish.RevisionNote;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells in a word how a script of the account stands to what was, or should be, published. */
final class Drift {
  private static final String IN_SYNC = "in sync";

  private final Optional<Plan> plan;
  private final Map<String, Action> actions = new HashMap<>();

  /** By the plan for a folder; without one, by the note that this tool left with the script. */
  Drift(Optional<Plan> plan) {
    this.plan = plan;
    plan.stream()
        .flatMap(known -> known.scripts().stream())
        .filter(script -> script.source().isPresent())
        .forEach(script -> actions.put(script.label(), script.action()));
  }

  /** The word; nothing when nobody knows what the script should be. */
  Optional<String> of(PublishedScript script) {
    if (plan.isPresent()) {
      return Optional.of(word(actions.get(script.content().label())));
    }
    String note = script.usage().revisionNote();
    if (!RevisionNote.isOurs(note)) {
      return Optional.empty();
    }
    String expected = RevisionNote.of(script.content(), Optional.empty()).text();
    return Optional.of(note.startsWith(expected) ? IN_SYNC : "edited");
  }

  /** The labels that the folder has and the account lacks. */
  List<String> missing() {
    return plan.stream()
        .flatMap(known -> known.scripts().stream())
        .filter(script -> script.action() == Action.CREATE)
        .map(PlannedScript::label)
        .toList();
  }

  private static String word(Action action) {
    if (action == null) {
      return "not in DIR";
    }
    return switch (action) {
      case UNCHANGED -> IN_SYNC;
      case UPDATE -> "differs";
      default -> action.word();
    };
  }
}
