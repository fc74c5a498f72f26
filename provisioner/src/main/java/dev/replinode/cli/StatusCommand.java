package dev.replinode.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.replinode.cli.render.CostText;
import dev.replinode.cli.render.LagText;
import dev.replinode.cli.render.OutcomeJson;
import dev.replinode.cli.render.ProgressRenderer;
import dev.replinode.cli.render.RunStatusJson;
import dev.replinode.cli.render.RunStatusText;
import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.replicator.Access;
import dev.replinode.domain.replicator.Cost;
import dev.replinode.domain.replicator.Following;
import dev.replinode.domain.replicator.Instance;
import dev.replinode.domain.replicator.Outcome;
import dev.replinode.domain.replicator.ReplicatorName;
import dev.replinode.domain.replicator.Replicators;
import dev.replinode.domain.replicator.Standing;
import dev.replinode.domain.text.Printable;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Tells what the newest run of a replicator says of itself. */
@Command(
    name = "status",
    description = {
      "Tells how far a replicator's newest run is, how far the destination is behind, and the cost.",
      ""
    })
final class StatusCommand extends SessionCommand {
  @Parameters(
      paramLabel = "NAME",
      converter = Converters.Name.class,
      description = "The replicator's name, as replinode list shows it.")
  private ReplicatorName name;

  private static final int LONGEST_LINE = 1000;
  private static final int PASSES = 5;

  private final Outcome outcome = new Outcome();
  private Standing standing = new Standing(List.of(), Optional.empty());
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
    standing = following.standing(access, outcome, PASSES);
    if (standing.newest().isEmpty()) {
      throw ReplinodeException.of(
              Kind.INCONCLUSIVE,
              "run of " + access.instance().describe(),
              "it has written no status object yet; the instance is " + access.instance().status())
          .hint("replinode wait " + name);
    }
    Following.requireNotFailed(standing.newest().get());
  }

  @Override
  JsonObject json() {
    JsonObject json = standing.newest().map(RunStatusJson::of).orElseGet(JsonObject::new);
    standing.lag().ifPresent(known -> json.add("lag", LagText.json(known)));
    if (standing.passes().size() > 1) {
      JsonArray passes = new JsonArray();
      standing.passes().forEach(pass -> passes.add(RunStatusJson.of(pass)));
      json.add("passes", passes);
    }
    outcome.name().ifPresent(known -> json.addProperty("name", known.value()));
    outcome.instance().ifPresent(instance -> json.add("instance", OutcomeJson.instance(instance)));
    cost.ifPresent(known -> json.add("cost", CostText.json(known)));
    json.add("left", OutcomeJson.left(outcome));
    return json;
  }

  @Override
  void text(PrintWriter out) {
    outcome.pair().ifPresent(pair -> out.println(name + ": " + pair));
    outcome.instance().ifPresent(instance -> out.println(shown(instance)));
    standing.newest().ifPresent(known -> out.println(RunStatusText.of(known)));
    standing.lag().ifPresent(known -> out.println(LagText.line(known)));
    standing.passes().stream()
        .skip(1)
        .forEach(pass -> out.println("before: " + RunStatusText.line(pass)));
    cost.ifPresent(known -> out.println(CostText.line(known)));
  }

  private static String shown(Instance instance) {
    return Printable.line(instance.describe() + " is " + instance.status(), LONGEST_LINE);
  }
}
