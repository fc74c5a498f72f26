package dev.replinode.cli;

import com.google.gson.JsonObject;
import dev.replinode.cli.Sessions.SandboxBuckets;
import dev.replinode.cli.render.CreationPlanText;
import dev.replinode.cli.render.FindingText;
import dev.replinode.cli.render.OutcomeJson;
import dev.replinode.cli.render.OutcomeText;
import dev.replinode.cli.render.ProgressRenderer;
import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.replicator.Access;
import dev.replinode.domain.replicator.Creation;
import dev.replinode.domain.replicator.CreationPlan;
import dev.replinode.domain.replicator.Following;
import dev.replinode.domain.replicator.Goal;
import dev.replinode.domain.replicator.Outcome;
import dev.replinode.domain.replicator.Prepared;
import dev.replinode.domain.replicator.ReplicatorName;
import dev.replinode.domain.replicator.ReplicatorSpec;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a replicator and follows it until the buckets are proven equal. */
@Command(
    name = "create",
    sortOptions = false,
    description = {
      "Makes a replicator: publishes the replication StackScript (or packs it into user data:"
          + " --method metadata), deploys an instance in the source bucket's region, waits for its"
          + " boot, follows the run and compares both buckets.",
      "",
      "With NAME everything comes from replinode.yaml, and options on the command line win.",
      "",
      "Bucket keys come from SRC_ACCESSKEY, SRC_SECRETKEY_PASSWORD, DEST_ACCESSKEY and"
          + " DEST_SECRETKEY_PASSWORD; without them two limited keys are minted, and revoked once"
          + " the buckets are equal.",
      ""
    })
final class CreateCommand extends SessionCommand implements FailureNotes {
  @Parameters(
      paramLabel = "NAME",
      arity = "0..1",
      converter = Converters.Name.class,
      description = "A replicator that replinode.yaml describes; options given here win.")
  private ReplicatorName named;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "File that describes NAME (default: replinode.yaml).")
  private Path config;

  @Mixin private CreateOptions wanted;

  @Option(
      names = "--wait",
      paramLabel = "none|boot|sync",
      defaultValue = "sync",
      description = "How far to follow it (default: ${DEFAULT-VALUE}).")
  private Goal.Until until;

  @Option(
      names = "--after-sync",
      paramLabel = "keep|delete",
      defaultValue = "keep",
      description = "What becomes of it once the buckets are equal (default: ${DEFAULT-VALUE}).")
  private AfterSync afterSync;

  @Option(
      names = "--replace",
      description =
          "A new instance with new keys in place of the one that is there, which goes once the new"
              + " one is proven.")
  private boolean replace;

  @Option(
      names = "--dry-run",
      description = "Look everything up, tell what would be made and its price, make nothing.")
  private boolean dryRun;

  private final Outcome outcome = new Outcome();
  private CreationPlan plan;

  CreateCommand(Sessions sessions) {
    super(sessions);
  }

  /** Takes the option that scripts give to every verb; there is no question to answer here. */
  @Option(names = "--yes", description = "Accepted for scripts; this command never asks.")
  void acceptYes(boolean given) {}

  @Override
  void validate() {
    if (named != null || config != null) {
      new DescribedOptions(spec(), new CommandLine(new CreateCommand(null)), local().replicators())
          .apply(Optional.ofNullable(config), Optional.ofNullable(named));
      wanted.name(named);
    }
    wanted.validate();
    AfterSync.check(afterSync, until, wanted.isRecurring());
  }

  @Override
  SandboxBuckets sandboxBuckets() {
    return new SandboxBuckets(List.of(wanted.source(), wanted.dest()), List.of(wanted.source()));
  }

  @Override
  void run(Session session, ProgressRenderer progress) {
    ReplicatorSpec spec = wanted.spec(session.credentials());
    Creation creation =
        new Creation(
            session.cloud(),
            session.replicationScript(),
            session.waiter(),
            progress,
            session.random());
    if (dryRun) {
      plan = creation.rehearse(spec, replace, outcome);
      return;
    }
    Prepared prepared = creation.prepare(spec, outcome);
    progress.step("price", FailureText.price(outcome, options().isSandbox()));
    Access access =
        replace
            ? creation.replace(spec, prepared, outcome)
            : creation.make(spec, prepared, outcome);
    Goal goal = new Goal(until, afterSync == AfterSync.delete);
    new Following(session.cloud(), session.waiter(), progress, session.random())
        .follow(access, goal, outcome);
  }

  @Override
  JsonObject json() {
    JsonObject json = OutcomeJson.of(outcome);
    if (dryRun) {
      json.addProperty("dryRun", true);
    }
    if (plan != null) {
      json.add("plan", plan().json());
    }
    return json;
  }

  @Override
  void text(PrintWriter out) {
    if (dryRun) {
      rehearsed(out);
      return;
    }
    new OutcomeText(outcome, options().isSandbox()).lines().forEach(out::println);
    if (replace && outcome.verification().isEmpty()) {
      outcome
          .name()
          .ifPresent(
              name ->
                  out.println("What it replaces goes when it is proven: replinode wait " + name));
    }
  }

  private CreationPlanText plan() {
    return new CreationPlanText(plan, outcome.name().orElseThrow());
  }

  private void rehearsed(PrintWriter out) {
    out.println("Nothing was made: this was a dry run.");
    plan().lines().forEach(out::println);
    out.println("Price: " + OutcomeText.price(outcome) + ".");
    outcome
        .findings()
        .map(found -> new FindingText(found, root().terminal().colouredResults()))
        .ifPresent(
            text -> {
              text.lines().forEach(out::println);
              out.println(text.sum());
            });
  }

  @Override
  public List<String> afterFailure() {
    return FailureText.left(outcome, options().isSandbox());
  }

  @Override
  public Optional<String> hint(ReplinodeException failure) {
    if (replace && failure.kind() == Kind.ANSWER_IS_NO) {
      return Optional.of("what it replaces goes on working: mend the cause and run it again");
    }
    return FailureText.hint(outcome, failure, options().isSandbox());
  }
}
