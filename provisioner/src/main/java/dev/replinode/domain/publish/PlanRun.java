package dev.replinode.domain.publish;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.publish.PlannedScript.Action;
import dev.replinode.domain.publish.ScriptSender.Created;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Makes the changes of one plan, once. */
final class PlanRun {
  /**
   * Requests at a time. The platform takes 1600 changes a minute, and one takes a good part of a
   * second, so that four at a time stay below it.
   */
  private static final int WIDTH = 4;

  private final StackScripts scripts;
  private final ScriptSender sender;
  private final Runnable checkpoint;
  private final Consumer<AppliedScript> done;
  private final Map<String, Created> created = new TreeMap<>();

  /**
   * A run.
   *
   * @param checkpoint called before each change; throws when the command is to end
   * @param done told of each change, from one thread at a time
   */
  PlanRun(
      StackScripts scripts,
      ScriptSender sender,
      Runnable checkpoint,
      Consumer<AppliedScript> done) {
    this.scripts = scripts;
    this.sender = sender;
    this.checkpoint = checkpoint;
    this.done = done;
  }

  /** Creates and updates, settles twins, deletes; what failed is in the one exception. */
  void run(Plan plan) {
    Lanes lanes =
        new Lanes(
            plan.changes().stream()
                .filter(script -> script.action() != Action.DELETE)
                .map(script -> (Runnable) () -> send(script))
                .toList());
    try {
      List<ReplinodeException> failures = new ArrayList<>(lanes.run(WIDTH));
      if (lanes.isInterrupted()) {
        failures.add(interrupted());
      }
      settleTwins(plan, failures);
      if (failures.isEmpty()) {
        deleteOrphans(plan, failures);
      }
      if (!failures.isEmpty()) {
        throw FailureList.joined(failures);
      }
    } finally {
      if (lanes.isInterrupted()) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void send(PlannedScript script) {
    checkpoint.run();
    ScriptContent wanted = script.wanted().orElseThrow();
    if (script.action() == Action.CREATE) {
      Created made = sender.create(wanted);
      remember(script.label(), made);
      tell(made.publication(), wanted);
    } else {
      tell(sender.bringUpToDate(script.current().orElseThrow(), wanted), wanted);
    }
  }

  private synchronized void remember(String label, Created made) {
    created.put(label, made);
  }

  /** Also after a failure: somebody else may have made the same scripts at the same moment. */
  private synchronized void settleTwins(Plan plan, List<ReplinodeException> failures) {
    if (created.isEmpty()) {
      return;
    }
    List<PublishedScript> own;
    try {
      own = scripts.allOwn();
    } catch (ReplinodeException e) {
      failures.add(e);
      return;
    }
    for (PlannedScript script : plan.changes()) {
      Created made = created.get(script.label());
      if (made != null) {
        try {
          settle(made, script.wanted().orElseThrow(), own);
        } catch (ReplinodeException e) {
          failures.add(e);
        }
      }
    }
  }

  private void settle(Created made, ScriptContent wanted, List<PublishedScript> own) {
    if (made.isOurs()) {
      sender
          .settle(made.script(), wanted, own)
          .ifPresent(
              other -> {
                tell(new AppliedScript(wanted.label(), made.script().id(), Action.DELETE));
                tell(other, wanted);
              });
      return;
    }
    List<PublishedScript> twins =
        own.stream().filter(script -> script.content().label().equals(wanted.label())).toList();
    if (twins.size() > 1) {
      throw ReplinodeException.refused(
              "label " + wanted.label(),
              Reasons.twins(twins) + "; which of them this command made is not known")
          .hint("remove all but one of them, and publish again");
    }
  }

  private void deleteOrphans(Plan plan, List<ReplinodeException> failures) {
    for (PlannedScript script : plan.changes()) {
      if (script.action() == Action.DELETE) {
        try {
          checkpoint.run();
          delete(script.current().orElseThrow());
        } catch (ReplinodeException e) {
          failures.add(e);
          return;
        }
      }
    }
  }

  /** Looks again first: since the plan was shown, somebody may have deployed or published it. */
  private void delete(PublishedScript planned) {
    PublishedScript now = scripts.find(planned.id()).orElse(planned);
    if (!now.isRemovable() || !now.isOurs() || !now.content().equals(planned.content())) {
      throw ReplinodeException.refused(
          ScriptSender.name(planned), "it is in use or was changed since the plan was made");
    }
    scripts.delete(planned.id());
    tell(new AppliedScript(planned.content().label(), planned.id(), Action.DELETE));
  }

  private void tell(Publication publication, ScriptContent wanted) {
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

  private synchronized void tell(AppliedScript change) {
    done.accept(change);
  }

  private static ReplinodeException interrupted() {
    return ReplinodeException.of(Kind.INTERRUPTED, "interrupted", "the command was told to end");
  }
}
