package dev.replinode.domain.publish;

import dev.replinode.domain.ReplinodeException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Brings one StackScript of the account to what it should hold, with as few requests as can be. */
public final class Publisher {
  private final StackScripts scripts;
  private final ScriptSender sender;

  /** A publisher for the account behind {@code scripts}. */
  public Publisher(StackScripts scripts) {
    this.scripts = scripts;
    this.sender = new ScriptSender(scripts, Optional.empty());
  }

  /**
   * Creates, updates or leaves alone. Of several of that label the lowest id is the one in use.
   * Another one goes only when it is surely what a command that was cut has left: published by this
   * tool, the same in all, private, and never deployed. One that differs in being public alone is
   * used as it is, because the platform never makes it private again.
   *
   * @throws ReplinodeException when the platform reads other fields out of the script than we do
   */
  public Publication publish(ScriptContent wanted) {
    List<PublishedScript> found = scripts.findOwn(wanted.label());
    Publication published = found.isEmpty() ? create(wanted) : bringUpToDate(found.get(0), wanted);
    requireAsMeant(published.script());
    removeRedundant(found);
    return published;
  }

  /**
   * What {@link #publish} would do.
   *
   * @param id the script that is there
   */
  public record Outlook(Publication.Action action, OptionalLong id) {}

  /**
   * Looks, and sends nothing.
   *
   * @throws ReplinodeException refused, when the one that is there cannot be brought up to date
   */
  public Outlook outlook(ScriptContent wanted) {
    List<PublishedScript> found = scripts.findOwn(wanted.label());
    if (found.isEmpty()) {
      return new Outlook(Publication.Action.CREATED, OptionalLong.empty());
    }
    PublishedScript script = found.get(0);
    boolean isAsMeant =
        wanted.isMetBy(script.content()) || wanted.isMetInPublicBy(script.content());
    if (!isAsMeant) {
      ScriptSender.requireRemakeable(script, wanted);
    }
    return new Outlook(
        isAsMeant ? Publication.Action.UNCHANGED : Publication.Action.UPDATED,
        OptionalLong.of(script.id()));
  }

  private Publication bringUpToDate(PublishedScript script, ScriptContent wanted) {
    return wanted.isMetInPublicBy(script.content())
        ? new Publication(script, Publication.Action.UNCHANGED)
        : sender.bringUpToDate(script, wanted);
  }

  private void removeRedundant(List<PublishedScript> found) {
    found.stream()
        .skip(1)
        .filter(twin -> twin.isRedundantTo(found.get(0)))
        .forEach(sender::deleteTwin);
  }

  private Publication create(ScriptContent wanted) {
    ScriptSender.Created made = sender.create(wanted);
    List<PublishedScript> own = scripts.findOwn(wanted.label());
    removeRedundant(own);
    Publication stays =
        made.isOurs()
            ? sender.settle(made.script(), wanted, own).orElse(made.publication())
            : made.publication();
    return new Publication(sender.show(stays.script(), wanted), stays.action());
  }

  private static void requireAsMeant(PublishedScript script) {
    if (!ScriptSender.isReadAsMeant(script)) {
      throw ReplinodeException.refused(
          ScriptSender.name(script),
          "the platform reads other user-defined fields out of it than were meant");
    }
  }
}
