package dev.replinode.domain.publish;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.wait.Waiter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Brings an account's own StackScripts to what a folder holds. */
public final class FolderPublisher {
  private final StackScripts scripts;
  private final ListSource lists;
  private final Waiter waiter;

  /**
   * A publisher for the account behind {@code scripts}.
   *
   * @param waiter notices between two changes that a signal asked the command to end
   */
  public FolderPublisher(StackScripts scripts, ListSource lists, Waiter waiter) {
    this.scripts = scripts;
    this.lists = lists;
    this.waiter = waiter;
  }

  /**
   * The difference, by one listing of the account's scripts and of the lists that manifests follow;
   * changes nothing.
   *
   * @throws ReplinodeException usage, before any request, when two scripts of the folder bear one
   *     label or the folder lacks a label that is asked for
   */
  public Plan plan(List<FolderScript> folder, PlanOptions options) {
    Labels.requireUnique(folder);
    Labels.requireKnown(
        options.only(),
        folder.stream().map(script -> script.manifest().label()).toList(),
        "the folder",
        Kind.USAGE);
    Set<String> followed =
        folder.stream()
            .flatMap(script -> script.manifest().followed().values().stream())
            .collect(Collectors.toSet());
    PlatformLists platform = followed.isEmpty() ? PlatformLists.NONE : lists.read(followed);
    return new Planner(options, platform).plan(folder, scripts.allOwn());
  }

  /**
   * Makes the changes of {@code plan}, several at a time; then looks once whether somebody else
   * made a script of the same label meanwhile, and deletes last. What is done stays done after a
   * failure: a new plan goes on from there.
   *
   * @param revision goes into the revision notes
   * @param done told of each change as soon as it is made, in no order, from one thread at a time;
   *     so that after a failure it is known how far it went
   * @throws ReplinodeException refused, before any request, when the plan has conflicts; the first
   *     failure with the others among its reasons; interrupted on a signal
   */
  public void apply(Plan plan, Optional<Revision> revision, Consumer<AppliedScript> done) {
    requireNoConflict(plan);
    new PlanRun(scripts, new ScriptSender(scripts, revision), this::checkpoint, done).run(plan);
  }

  private void checkpoint() {
    waiter.pause(Duration.ZERO);
  }

  private static void requireNoConflict(Plan plan) {
    List<String> conflicts =
        plan.conflicts().stream().map(script -> script.label() + ": " + script.reason()).toList();
    if (!conflicts.isEmpty()) {
      throw ReplinodeException.of(
              Kind.REFUSED, "publishing", "a person has to decide first; nothing was sent")
          .reasons(conflicts);
    }
  }
}
