package dev.replinode.cli;

import com.google.gson.JsonObject;
import dev.replinode.cli.render.OutcomeJson;
import dev.replinode.cli.render.OutcomeText;
import dev.replinode.cli.render.ProgressRenderer;
import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.replicator.Access;
import dev.replinode.domain.replicator.Following;
import dev.replinode.domain.replicator.Goal;
import dev.replinode.domain.replicator.Outcome;
import dev.replinode.domain.replicator.ReplicatorName;
import dev.replinode.domain.replicator.Replicators;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Follows a replicator that was made before, from any machine. */
@Command(
    name = "wait",
    sortOptions = false,
    description = {"Follows a replicator until it has booted, or until its run is done.", ""})
final class WaitCommand extends SessionCommand implements FailureNotes {
  @Parameters(
      paramLabel = "NAME",
      converter = Converters.Name.class,
      description = "The replicator's name, as replinode list shows it.")
  private ReplicatorName name;

  @Option(
      names = "--until",
      paramLabel = "boot|sync",
      defaultValue = "sync",
      description = "How far to follow it (default: ${DEFAULT-VALUE}).")
  private Goal.Until until;

  @Option(
      names = "--after-sync",
      paramLabel = "keep|delete",
      defaultValue = "keep",
      description = "What becomes of it once the buckets are equal (default: ${DEFAULT-VALUE}).")
  private AfterSync afterSync;

  private final Outcome outcome = new Outcome();

  WaitCommand(Sessions sessions) {
    super(sessions);
  }

  @Override
  void validate() {
    if (until == Goal.Until.NONE) {
      throw ReplinodeException.usage("--until none", "wait for boot or for sync");
    }
    AfterSync.check(afterSync, until, false);
  }

  @Override
  void run(Session session, ProgressRenderer progress) {
    Access access = new Replicators(session.cloud()).find(name, session.credentials(), outcome);
    AfterSync.checkFound(afterSync, !access.instance().tags().isOneTime());
    new Following(session.cloud(), session.waiter(), progress, session.random())
        .follow(access, new Goal(until, afterSync == AfterSync.delete), outcome);
  }

  @Override
  JsonObject json() {
    return OutcomeJson.of(outcome);
  }

  @Override
  void text(PrintWriter out) {
    new OutcomeText(outcome, options().isSandbox()).lines().forEach(out::println);
  }

  @Override
  public List<String> afterFailure() {
    return FailureText.left(outcome, options().isSandbox());
  }

  @Override
  public Optional<String> hint(ReplinodeException failure) {
    return FailureText.hint(outcome, failure, options().isSandbox());
  }
}
