package dev.replinode.domain.publish;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.publish.PlannedScript.Action;
import dev.replinode.domain.publish.ScriptSender.Created;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one run created, until it is known which script of each label stays. What is to be public
 * becomes so only then: the platform never removes a public twin.
 */
final class NewScripts {
  private final StackScripts scripts;
  private final ScriptSender sender;
  private final Runnable checkpoint;
  private final AppliedChanges changes;
  private final Map<String, Created> created = new TreeMap<>();

  NewScripts(
      StackScripts scripts, ScriptSender sender, Runnable checkpoint, AppliedChanges changes) {
    this.scripts = scripts;
    this.sender = sender;
    this.checkpoint = checkpoint;
    this.changes = changes;
  }

  /** Creates one; what is to be public is told when it is. */
  void create(ScriptContent wanted) {
    Created made = sender.create(wanted);
    remember(wanted.label(), made);
    if (!isHidden(made, wanted)) {
      changes.tell(made.publication(), wanted);
    }
  }

  private synchronized void remember(String label, Created made) {
    created.put(label, made);
  }

  /**
   * Settles twins, also after a failure: somebody else may have made the same scripts at the same
   * moment. Then shows to everybody what is to be public, unless something failed.
   */
  synchronized void settle(List<PlannedScript> planned, List<ReplinodeException> failures) {
    if (created.isEmpty()) {
      return;
    }
    List<ScriptContent> hidden = new ArrayList<>();
    try {
      List<PublishedScript> own = scripts.allOwn();
      for (PlannedScript script : planned) {
        if (created.containsKey(script.label())) {
          settle(script.wanted().orElseThrow(), own, hidden, failures);
        }
      }
    } catch (ReplinodeException e) {
      failures.add(e);
      hidden.addAll(hidden(planned));
    }
    hidden.forEach(wanted -> show(created.get(wanted.label()), wanted, failures));
  }

  private List<ScriptContent> hidden(List<PlannedScript> planned) {
    return planned.stream()
        .filter(script -> created.containsKey(script.label()))
        .map(script -> script.wanted().orElseThrow())
        .filter(wanted -> isHidden(created.get(wanted.label()), wanted))
        .toList();
  }

  /** Whether it is private yet and to be public. */
  private static boolean isHidden(Created made, ScriptContent wanted) {
    return wanted.isPublic() && !made.script().content().isPublic();
  }

  private void settle(
      ScriptContent wanted,
      List<PublishedScript> own,
      List<ScriptContent> hidden,
      List<ReplinodeException> failures) {
    Created made = created.get(wanted.label());
    try {
      if (!made.isOurs()) {
        requireAlone(made.script(), wanted, own);
      } else if (hasGivenWay(made, wanted, own)) {
        return;
      }
      if (isHidden(made, wanted)) {
        hidden.add(wanted);
      }
    } catch (ReplinodeException e) {
      failures.add(e);
    }
  }

  /** Whether somebody else's of that label stays; ours is then gone. */
  private boolean hasGivenWay(Created made, ScriptContent wanted, List<PublishedScript> own) {
    return sender
        .settle(made.script(), wanted, own)
        .map(
            stays -> {
              if (isHidden(made, wanted)) {
                changes.tell(made.publication(), wanted.asPrivate());
              }
              changes.tell(new AppliedScript(wanted.label(), made.script().id(), Action.DELETE));
              changes.tell(stays, wanted);
              return stays;
            })
        .isPresent();
  }

  /** Removes what an unanswered create has made besides, if that is surely all that others are. */
  private void requireAlone(PublishedScript made, ScriptContent wanted, List<PublishedScript> own) {
    List<PublishedScript> twins =
        own.stream().filter(script -> script.content().label().equals(wanted.label())).toList();
    List<PublishedScript> others = twins.stream().filter(one -> one.id() != made.id()).toList();
    if (!others.stream().allMatch(one -> one.id() > made.id() && one.isRedundantTo(made))) {
      throw ReplinodeException.refused(
              "label " + wanted.label(),
              Reasons.twins(twins) + "; which of them this command made is not known")
          .hint("remove or rename all but one of them in Cloud Manager, and publish again");
    }
    for (PublishedScript twin : others) {
      sender.deleteTwin(twin);
      changes.tell(new AppliedScript(wanted.label(), twin.id(), Action.DELETE));
    }
  }

  private void show(Created made, ScriptContent wanted, List<ReplinodeException> failures) {
    try {
      if (failures.isEmpty()) {
        checkpoint.run();
        PublishedScript shown = sender.show(made.script(), wanted);
        changes.tell(new Publication(shown, made.publication().action()), wanted);
        return;
      }
    } catch (ReplinodeException e) {
      failures.add(e);
    }
    failures.add(
        ReplinodeException.refused(
            ScriptSender.name(made.script()),
            "it is made and still private; published again, it becomes public"));
  }
}
