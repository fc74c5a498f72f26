package dev.replinode.domain.publish;

import java.util.Locale;
import java.util.Optional;

/**
 * What publishing means for one label.
 *
 * @param label what it is found by
 * @param action what would be done
 * @param reason why, in one clause
 * @param source the folder's script of that label; absent for an orphan
 * @param wanted what the account should hold; absent for what it should not
 * @param current what the account holds; absent when there is none or there are several
 */
public record PlannedScript(
    String label,
    Action action,
    String reason,
    Optional<FolderScript> source,
    Optional<ScriptContent> wanted,
    Optional<PublishedScript> current) {
  /** What would be done. */
  public enum Action {
    /** The account has none of that label. */
    CREATE,
    /** The account's differs. */
    UPDATE,
    /** Nothing need be sent. */
    UNCHANGED,
    /** It cannot be done; a person has to decide. */
    CONFLICT,
    /** The folder lacks it, this tool published it, and it stays. */
    ORPHAN,
    /** An orphan that is removed, or a twin that a publish which was cut has left. */
    DELETE;

    /** The word for people and JSON. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether applying would send something. */
  public boolean isChange() {
    return action == Action.CREATE || action == Action.UPDATE || action == Action.DELETE;
  }

  /** Whether it goes because another script of its label is the same in all and stays. */
  public boolean isRedundant() {
    return action == Action.DELETE && source.isPresent();
  }

  /** Whether applying would show it to everybody, which the platform never takes back. */
  public boolean becomesPublic() {
    return isChange()
        && wanted.filter(ScriptContent::isPublic).isPresent()
        && current.filter(script -> script.content().isPublic()).isEmpty();
  }
}
