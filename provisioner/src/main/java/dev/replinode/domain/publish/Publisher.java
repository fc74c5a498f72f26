package dev.replinode.domain.publish;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.publish.Publication.Action;
import dev.replinode.stackscript.UserDefinedFields;
import java.util.List;

/** Brings one StackScript of the account to what it should hold, with as few requests as can be. */
public final class Publisher {
  private final StackScripts scripts;

  /** A publisher for the account behind {@code scripts}. */
  public Publisher(StackScripts scripts) {
    this.scripts = scripts;
  }

  /**
   * Creates, updates or leaves alone. A second script of that label, as two publishers at once can
   * leave behind, is not touched here: the lowest id is the one in use.
   *
   * @throws ReplinodeException when the platform reads other fields out of the script than we do
   */
  public Publication publish(ScriptContent wanted) {
    List<PublishedScript> found = scripts.findOwn(wanted.label());
    Publication published = found.isEmpty() ? create(wanted) : bringUpToDate(found.get(0), wanted);
    requireSameFields(published.script(), wanted);
    return published;
  }

  private Publication create(ScriptContent wanted) {
    try {
      PublishedScript made = scripts.create(wanted);
      return new Publication(keepLowest(made, wanted.label()), Action.CREATED);
    } catch (ReplinodeException e) {
      if (!e.isUncertain()) {
        throw e;
      }
      return scripts.findOwn(wanted.label()).stream()
          .findFirst()
          .map(survivor -> bringUpToDate(survivor, wanted))
          .map(survivor -> new Publication(survivor.script(), Action.CREATED))
          .orElseThrow(() -> e);
    }
  }

  /** Of two that were made at the same moment the lower id stays, so that both makers agree. */
  private PublishedScript keepLowest(PublishedScript made, String label) {
    PublishedScript lowest = scripts.findOwn(label).stream().findFirst().orElse(made);
    if (lowest.id() >= made.id()) {
      return made;
    }
    scripts.delete(made.id());
    return lowest;
  }

  private Publication bringUpToDate(PublishedScript script, ScriptContent wanted) {
    if (script.content().equals(wanted)) {
      return new Publication(script, Action.UNCHANGED);
    }
    if (script.content().isPublic() && !wanted.isPublic()) {
      throw ReplinodeException.refused(
          "StackScript " + script.id() + " (" + wanted.label() + ")",
          "it is public, and the platform never makes a public script private again");
    }
    return new Publication(scripts.update(script.id(), wanted), Action.UPDATED);
  }

  private static void requireSameFields(PublishedScript script, ScriptContent wanted) {
    if (!script.fields().equals(UserDefinedFields.read(wanted.script()))) {
      throw ReplinodeException.of(
          Kind.REFUSED,
          "StackScript " + script.id() + " (" + wanted.label() + ")",
          "the platform reads other user-defined fields out of it than were meant");
    }
  }
}
