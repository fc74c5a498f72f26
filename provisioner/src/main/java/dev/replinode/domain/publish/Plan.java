package dev.replinode.domain.publish;

import dev.replinode.domain.publish.PlannedScript.Action;
import java.util.List;

/** The difference between a folder and an account, by label. */
public record Plan(List<PlannedScript> scripts) {
  /** Copies the list. */
  public Plan {
    scripts = List.copyOf(scripts);
  }

  /** Whether the account is not as the folder wants it. */
  public boolean hasDrift() {
    return scripts.stream().anyMatch(script -> script.isChange() || isConflict(script));
  }

  /** What a person has to decide first. */
  public List<PlannedScript> conflicts() {
    return scripts.stream().filter(Plan::isConflict).toList();
  }

  /** What applying would send. */
  public List<PlannedScript> changes() {
    return scripts.stream().filter(PlannedScript::isChange).toList();
  }

  /** How many scripts have this action. */
  public long count(Action action) {
    return scripts.stream().filter(script -> script.action() == action).count();
  }

  private static boolean isConflict(PlannedScript script) {
    return script.action() == Action.CONFLICT;
  }
}
