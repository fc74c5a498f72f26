package dev.replinode.cli;

import com.google.gson.JsonObject;
import dev.replinode.cli.render.CostText;
import dev.replinode.cli.render.OutcomeJson;
import dev.replinode.cli.render.ProgressRenderer;
import dev.replinode.cli.render.RunStatusJson;
import dev.replinode.cli.render.RunStatusText;
import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.replicator.Access;
import dev.replinode.domain.replicator.Cost;
import dev.replinode.domain.replicator.Following;
import dev.replinode.domain.replicator.Outcome;
import dev.replinode.domain.replicator.ReplicatorName;
import dev.replinode.domain.replicator.Replicators;
import dev.replinode.domain.replicator.RunStatus;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Tells what the newest run of a replicator says of itself. */
@Command(
    name = "status",
    description = {"Tells how far a replicator's newest run is, and what it has cost so far.", ""})
final class StatusCommand extends SessionCommand {
  @Parameters(
      paramLabel = "NAME",
      converter = Converters.Name.class,
      description = "The replicator's name, as replinode list shows it.")
  private ReplicatorName name;

  private final Outcome outcome = new Outcome();
  private Optional<RunStatus> status = Optional.empty();
  private Optional<Cost> cost = Optional.empty();

  StatusCommand(Sessions sessions) {
    super(sessions);
  }

  @Override
  void run(Session session, ProgressRenderer progress) {
    Replicators replicators = new Replicators(session.cloud());
    Access access = replicators.find(name, session.credentials(), outcome);
    cost = replicators.cost(access.instance(), session.waiter().clock().instant());
    Following following =
        new Following(session.cloud(), session.waiter(), progress, session.random());
    status = following.newestStatus(access, outcome);
    if (status.isEmpty()) {
      throw ReplinodeException.of(
              Kind.INCONCLUSIVE,
              "run of " + access.instance().describe(),
              "it has written no status object yet; the instance is " + access.instance().status())
          .hint("replinode wait " + name);
    }
    Following.requireNotFailed(status.get());
  }

  @Override
  JsonObject json() {
    JsonObject json = status.map(RunStatusJson::of).orElseGet(JsonObject::new);
    outcome.name().ifPresent(known -> json.addProperty("name", known.value()));
    outcome.instance().ifPresent(instance -> json.add("instance", OutcomeJson.instance(instance)));
    cost.ifPresent(known -> json.add("cost", CostText.json(known)));
    return json;
  }

  @Override
  void text(PrintWriter out) {
    outcome.pair().ifPresent(pair -> out.println(name + ": " + pair));
    outcome
        .instance()
        .ifPresent(instance -> out.println(instance.describe() + " is " + instance.status()));
    status.ifPresent(known -> out.println(RunStatusText.of(known)));
    cost.ifPresent(known -> out.println(CostText.line(known)));
  }
}
