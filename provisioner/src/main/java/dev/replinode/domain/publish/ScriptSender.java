package dev.replinode.domain.publish;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.SafeCreate;
import dev.replinode.domain.publish.Publication.Action;
import dev.replinode.stackscript.UserDefinedFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sends single scripts so that the account never ends up with two of a label, whatever becomes of
 * an answer and whoever publishes at the same moment. May be used by several threads.
 */
final class ScriptSender {
  private final StackScripts scripts;
  private final Optional<Revision> revision;

  /**
   * What became of a create.
   *
   * @param isOurs this command made it; else no answer came, and what is there may be another's
   */
  record Created(Publication publication, boolean isOurs) {
    PublishedScript script() {
      return publication.script();
    }
  }

  /** A sender whose revision notes tell {@code revision}. */
  ScriptSender(StackScripts scripts, Optional<Revision> revision) {
    this.scripts = scripts;
    this.revision = revision;
  }

  /**
   * Makes a script of which the account has none. It is private, whatever is wanted, because the
   * platform never removes a public one: {@link #show} it when it is known to be the one that
   * stays.
   *
   * @throws ReplinodeException also when no answer came and none of that label is to be seen: it
   *     may still appear, so it is not sent again
   */
  Created create(ScriptContent wanted) {
    try {
      PublishedScript made = scripts.create(wanted.asPrivate(), note(wanted));
      return new Created(new Publication(made, Action.CREATED), true);
    } catch (ReplinodeException e) {
      if (!e.isUncertain()) {
        throw e;
      }
      return adopt(wanted, e);
    }
  }

  private Created adopt(ScriptContent wanted, ReplinodeException lost) {
    List<PublishedScript> found;
    try {
      found = scripts.findOwn(wanted.label());
    } catch (ReplinodeException e) {
      throw SafeCreate.notKnown(lost, e);
    }
    if (found.isEmpty()) {
      throw lost;
    }
    PublishedScript there = found.get(0);
    Publication adopted =
        bringUpToDate(there, there.content().isPublic() ? wanted : wanted.asPrivate());
    return new Created(
        adopted.action() == Action.UNCHANGED
            ? new Publication(adopted.script(), Action.CREATED)
            : adopted,
        false);
  }

  /** Makes a script public if that is wanted; it then stays so, and stays, for ever. */
  PublishedScript show(PublishedScript script, ScriptContent wanted) {
    return wanted.isPublic() && !script.content().isPublic()
        ? scripts.update(script.id(), wanted, note(wanted))
        : script;
  }

  /**
   * Updates a script that is not as it should be.
   *
   * @throws ReplinodeException refused, when it is public and should not be
   */
  Publication bringUpToDate(PublishedScript script, ScriptContent wanted) {
    if (wanted.isMetBy(script.content())) {
      return new Publication(script, Action.UNCHANGED);
    }
    requireRemakeable(script, wanted);
    return new Publication(scripts.update(script.id(), wanted, note(wanted)), Action.UPDATED);
  }

  /**
   * Whether the platform can make {@code script} what is wanted.
   *
   * @throws ReplinodeException refused, when it is public and should not be
   */
  static void requireRemakeable(PublishedScript script, ScriptContent wanted) {
    if (script.content().isPublic() && !wanted.isPublic()) {
      throw ReplinodeException.refused(
              name(script),
              "it is public, and the platform never makes a public script private again")
          .hint(
              "give StackScript "
                  + script.id()
                  + " another label in Cloud Manager, then run it again");
    }
  }

  /**
   * Settles who stays when somebody else made a script of that label at the same moment: the one
   * with the lower id, so that both makers agree. Only {@code made} is ever removed.
   *
   * @param made what this very command made
   * @param own the account's scripts, listed after that, lowest id first
   * @return the one that stays, brought up to date when it is not ours; nothing when ours stays
   */
  Optional<Publication> settle(
      PublishedScript made, ScriptContent wanted, List<PublishedScript> own) {
    Optional<PublishedScript> lowest =
        own.stream().filter(script -> script.content().label().equals(wanted.label())).findFirst();
    if (lowest.isEmpty() || lowest.get().id() >= made.id()) {
      return Optional.empty();
    }
    deleteTwin(made);
    return Optional.of(bringUpToDate(lowest.get(), wanted));
  }

  /** Deletes one that another of its label makes superfluous. */
  void deleteTwin(PublishedScript twin) {
    try {
      scripts.delete(twin.id());
    } catch (ReplinodeException e) {
      throw e.kind() == Kind.REFUSED
          ? e.hint("keep one script of that label in Cloud Manager, then run it again")
          : e;
    }
  }

  /** Whether the platform reads the user-defined fields out of it that we read. */
  static boolean isReadAsMeant(PublishedScript script) {
    return script.fields().equals(UserDefinedFields.read(script.content().script()));
  }

  /** What the platform made of a script that was not meant; one clause each. */
  static List<String> surprises(PublishedScript script, ScriptContent wanted) {
    List<String> surprises = new ArrayList<>();
    if (!isReadAsMeant(script)) {
      surprises.add("the platform reads other user-defined fields out of it than lint shows");
    }
    if (!wanted.isMetBy(script.content())) {
      surprises.add("the platform keeps something else than was sent, and will again next time");
    }
    return surprises;
  }

  /** A script as messages name it. */
  static String name(PublishedScript script) {
    return "StackScript " + script.id() + " (" + script.content().label() + ")";
  }

  private RevisionNote note(ScriptContent wanted) {
    return RevisionNote.of(wanted, revision);
  }
}
