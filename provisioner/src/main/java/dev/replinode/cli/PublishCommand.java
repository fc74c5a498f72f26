package dev.replinode.cli;

import com.google.gson.JsonObject;
import dev.replinode.cli.render.ChangeText;
import dev.replinode.cli.render.PlanJson;
import dev.replinode.cli.render.PlanText;
import dev.replinode.cli.render.ProgressRenderer;
import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.publish.AppliedScript;
import dev.replinode.domain.publish.FolderPublisher;
import dev.replinode.domain.publish.FolderScript;
import dev.replinode.domain.publish.Plan;
import dev.replinode.domain.publish.Revision;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Brings the account's StackScripts to what a folder holds. */
@Command(
    name = "publish",
    sortOptions = false,
    description = {
      "Publishes a folder of StackScripts: what the account lacks is created, what differs is"
          + " updated, what is equal is left alone. Only the account's own scripts are looked at.",
      "",
      "The plan is printed first. A script that becomes public can never be made private or deleted"
          + " again: that, and --prune, is asked for on a terminal and needs --yes elsewhere.",
      ""
    })
final class PublishCommand extends SessionCommand implements FailureNotes {
  @Mixin private PublishOptions wanted;

  private final List<AppliedScript> applied = new CopyOnWriteArrayList<>();
  private List<FolderScript> scripts = List.of();
  private Optional<Plan> plan = Optional.empty();
  private Optional<Revision> revision = Optional.empty();
  private boolean isBegun;

  PublishCommand(Sessions sessions) {
    super(sessions);
  }

  @Override
  void validate() {
    ScriptSource source = wanted.source(local());
    scripts = source.scripts();
    wanted.validate(scripts, source.name());
  }

  @Override
  void run(Session session, ProgressRenderer progress) {
    FolderPublisher publisher = session.publisher();
    Plan found = publisher.plan(scripts, wanted.plan(scripts));
    plan = Optional.of(found);
    if (!options().isJson()) {
      progress.clear();
      planText(found).lines().forEach(out()::println);
      out().flush();
    }
    if (wanted.isCheck()) {
      return;
    }
    requireNoConflict(found);
    if (!wanted.isDryRun() && !found.changes().isEmpty()) {
      confirm(session, found);
      apply(publisher, found, progress);
    }
  }

  private void requireNoConflict(Plan found) {
    if (!found.conflicts().isEmpty()) {
      throw ReplinodeException.refused(
              "publish", "a person has to decide first, so nothing was sent")
          .reasons(
              found.conflicts().stream().map(one -> one.label() + ": " + one.reason()).toList())
          .hint("settle it in Cloud Manager or in the folder, or publish others with --only LABEL");
    }
  }

  private void confirm(Session session, Plan found) {
    Optional<String> danger = wanted.isConfirmed() ? Optional.empty() : ChangeText.danger(found);
    if (danger.isEmpty()) {
      return;
    }
    String answer =
        session
            .ask(danger.get() + " Type yes to go on: ")
            .orElseThrow(
                () ->
                    ReplinodeException.refused(
                            "publish", danger.get() + " There is no terminal to ask on")
                        .hint(Invocation.again(spec(), "--yes")));
    if (!answer.equals("yes")) {
      throw ReplinodeException.refused("publish", "it was not confirmed, so nothing was sent")
          .hint(Invocation.again(spec()));
    }
  }

  private void apply(FolderPublisher publisher, Plan found, ProgressRenderer progress) {
    revision = wanted.source(local()).revision();
    revision.ifPresent(
        known ->
            progress.step(
                "revision",
                "git " + known.commit() + (known.isClean() ? ", clean" : ", with changes")));
    isBegun = true;
    publisher.apply(
        found,
        revision,
        change -> {
          applied.add(change);
          progress.step(ChangeText.done(change.action()), ChangeText.named(change));
          change.warnings().forEach(text -> progress.warning(change.label() + ": " + text));
        });
  }

  @Override
  int exitCode() {
    boolean isDrift = wanted.isCheck() && plan.filter(Plan::hasDrift).isPresent();
    return isDrift ? ExitCodes.NO : ExitCodes.OK;
  }

  @Override
  JsonObject json() {
    JsonObject json = plan.map(p -> PlanJson.of(p, wanted.showsDiff())).orElseGet(JsonObject::new);
    if (wanted.isDryRun()) {
      json.addProperty("dryRun", true);
    }
    if (isBegun) {
      json.add("applied", PlanJson.applied(applied));
    }
    revision.ifPresent(known -> json.add("revision", PlanJson.revision(known)));
    return json;
  }

  @Override
  void text(PrintWriter out) {
    PlanText text = planText(plan.orElseThrow());
    if (wanted.isCheck()) {
      out.println((exitCode() == ExitCodes.OK ? "In sync: " : "Drift: ") + text.outlook() + ".");
    } else if (wanted.isDryRun()) {
      out.println("Dry run: " + text.outlook() + ".");
    } else {
      out.println(text.result(applied) + ".");
    }
  }

  private PlanText planText(Plan found) {
    return new PlanText(found, wanted.showsDiff(), root().terminal().colouredResults());
  }

  @Override
  public List<String> afterFailure() {
    if (!isBegun) {
      return List.of();
    }
    long changes = plan.map(p -> p.changes().size()).orElse(0);
    long left = Math.max(0, changes - applied.size());
    return List.of("done: " + ChangeText.done(applied) + "; not done: " + left);
  }

  @Override
  public Optional<String> hint(ReplinodeException failure) {
    boolean goesOn =
        switch (failure.kind()) {
          case INTERRUPTED, INCONCLUSIVE, UNREACHABLE -> true;
          default -> !applied.isEmpty();
        };
    return goesOn ? Optional.of(Invocation.again(spec())) : Optional.empty();
  }
}
