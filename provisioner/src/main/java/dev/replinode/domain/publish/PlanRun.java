package dev.replinode.domain.publish;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.publish.PlannedScript.Action;
import java.util.ArrayList;
import java.util.List;
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
  private final AppliedChanges changes;
  private final NewScripts news;

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
    this.changes = new AppliedChanges(done);
    this.news = new NewScripts(scripts, sender, checkpoint, changes);
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
      news.settle(plan.changes(), failures);
      if (failures.isEmpty()) {
        deleteRest(plan, failures);
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
      news.create(wanted);
    } else {
      changes.tell(sender.bringUpToDate(script.current().orElseThrow(), wanted), wanted);
    }
  }

  private void deleteRest(Plan plan, List<ReplinodeException> failures) {
    for (PlannedScript script : plan.changes()) {
      if (script.action() == Action.DELETE) {
        try {
          checkpoint.run();
          delete(script);
        } catch (ReplinodeException e) {
          failures.add(e);
          return;
        }
      }
    }
  }

  /** Looks again first: since the plan was shown, somebody may have deployed or published it. */
  private void delete(PlannedScript script) {
    PublishedScript planned = script.current().orElseThrow();
    PublishedScript now = scripts.find(planned.id()).orElse(planned);
    boolean wasDeployed = script.isRedundant() && now.usage().totalDeployments() > 0;
    if (wasDeployed
        || !now.isRemovable()
        || !now.isOurs()
        || !now.content().equals(planned.content())) {
      throw ReplinodeException.refused(
              ScriptSender.name(planned), "it is in use or was changed since the plan was made")
          .hint("see what became of it: replinode scripts");
    }
    if (script.isRedundant()) {
      sender.deleteTwin(planned);
    } else {
      scripts.delete(planned.id());
    }
    changes.tell(new AppliedScript(planned.content().label(), planned.id(), Action.DELETE));
  }

  private static ReplinodeException interrupted() {
    return ReplinodeException.of(Kind.INTERRUPTED, "interrupted", "the command was told to end");
  }
}
