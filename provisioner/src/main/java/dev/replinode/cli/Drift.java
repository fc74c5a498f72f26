package dev.replinode.cli;

import dev.replinode.domain.publish.Plan;
import dev.replinode.domain.publish.PlannedScript;
import dev.replinode.domain.publish.PlannedScript.Action;
import dev.replinode.domain.publish.PublishedScript;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells in a word how a script of the account stands to what was, or should be, published. */
final class Drift {
  private static final String IN_SYNC = "in sync";

  private final Optional<Plan> plan;
  private final Map<String, Action> actions = new HashMap<>();
  private final Set<Long> redundant = new HashSet<>();

  /** By the plan for a folder; without one, by the note that this tool left with the script. */
  Drift(Optional<Plan> plan) {
    this.plan = plan;
    plan.stream()
        .flatMap(known -> known.scripts().stream())
        .filter(script -> script.source().isPresent())
        .forEach(this::note);
  }

  private void note(PlannedScript script) {
    if (script.isRedundant()) {
      redundant.add(script.current().orElseThrow().id());
    } else {
      actions.put(script.label(), script.action());
    }
  }

  /** The word; nothing when nobody knows what the script should be. */
  Optional<String> of(PublishedScript script) {
    if (redundant.contains(script.id())) {
      return Optional.of("twin");
    }
    if (plan.isPresent()) {
      return Optional.of(word(actions.get(script.content().label())));
    }
    return script.isOurs()
        ? Optional.of(script.isAsPublished() ? IN_SYNC : "edited")
        : Optional.empty();
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
