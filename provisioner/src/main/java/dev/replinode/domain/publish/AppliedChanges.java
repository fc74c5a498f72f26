package dev.replinode.domain.publish;

import dev.replinode.domain.publish.PlannedScript.Action;
import java.util.function.Consumer;

/** Passes on each change that was made, from one thread at a time. */
final class AppliedChanges {
  private final Consumer<AppliedScript> done;

  AppliedChanges(Consumer<AppliedScript> done) {
    this.done = done;
  }

  synchronized void tell(AppliedScript change) {
    done.accept(change);
  }

  /** Tells of a script that is now as {@code wanted}, with what the platform made of it. */
  void tell(Publication publication, ScriptContent wanted) {
    PublishedScript script = publication.script();
    switch (publication.action()) {
      case CREATED -> tell(applied(script, wanted, Action.CREATE));
      case UPDATED -> tell(applied(script, wanted, Action.UPDATE));
      case UNCHANGED -> {
        // Somebody else has just made it so; nothing was sent.
      }
    }
  }

  private static AppliedScript applied(
      PublishedScript script, ScriptContent wanted, Action action) {
    return new AppliedScript(
        wanted.label(), script.id(), action, ScriptSender.surprises(script, wanted));
  }
}
