package dev.replinode.domain.publish;

import dev.replinode.domain.publish.PlannedScript.Action;
import java.util.List;

/**
 * A change that was made: {@code CREATE}, {@code UPDATE} or {@code DELETE} of script {@code id}.
 *
 * @param warnings what a person should know of it although it was made; one clause each
 */
public record AppliedScript(String label, long id, Action action, List<String> warnings) {
  /** Copies the list. */
  public AppliedScript {
    warnings = List.copyOf(warnings);
  }

  /** A change of which there is nothing to say. */
  public AppliedScript(String label, long id, Action action) {
    this(label, id, action, List.of());
  }
}
