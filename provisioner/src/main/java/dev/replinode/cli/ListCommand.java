package dev.replinode.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.replinode.cli.render.OrphanText;
import dev.replinode.cli.render.OutcomeJson;
import dev.replinode.cli.render.ProgressRenderer;
import dev.replinode.domain.replicator.Instance;
import dev.replinode.domain.replicator.Inventory;
import dev.replinode.domain.replicator.Orphan;
import dev.replinode.domain.replicator.Orphans;
import dev.replinode.domain.replicator.ReplicatorName;
import dev.replinode.domain.replicator.Replicators;
import dev.replinode.domain.text.Printable;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;

/** Lists the account's replicators, and what was left of others. */
@Command(
    name = "list",
    description = {
      "Lists the replicators of the account, and orphans: keys, firewalls, instances and scripts of"
          + " this tool that belong to nothing any more.",
      ""
    })
final class ListCommand extends SessionCommand {
  private static final int LONGEST_CELL = 40;

  private List<Instance> found;
  private List<Orphan> orphans = List.of();

  ListCommand(Sessions sessions) {
    super(sessions);
  }

  @Override
  void run(Session session, ProgressRenderer progress) {
    Inventory inventory =
        Inventory.read(session.cloud(), session.replicationScript().label(), progress);
    found = Replicators.among(inventory.instances());
    orphans = Orphans.among(inventory, session.cloud(), session.waiter().clock().instant());
  }

  @Override
  JsonObject json() {
    JsonObject json = new JsonObject();
    if (found == null) {
      return json;
    }
    JsonArray replicators = new JsonArray();
    for (Instance instance : found) {
      JsonObject one = new JsonObject();
      one.addProperty("name", name(instance));
      instance.tags().runId().ifPresent(id -> one.addProperty("runId", id));
      one.addProperty("done", instance.tags().isDone());
      one.add("instance", OutcomeJson.instance(instance));
      replicators.add(one);
    }
    json.add("replicators", replicators);
    json.add("orphans", OrphanText.json(orphans));
    return json;
  }

  @Override
  void text(PrintWriter out) {
    if (found.isEmpty()) {
      out.println("The account has no replicators.");
    } else {
      table(out);
    }
    if (!orphans.isEmpty()) {
      out.println();
      out.println("Orphans, which belong to nothing any more:");
      orphans.forEach(orphan -> OrphanText.lines(orphan).forEach(line -> out.println("  " + line)));
      out.println("To remove them: replinode delete --orphans");
    }
  }

  private void table(PrintWriter out) {
    String format = "%-22s %-12s %-14s %-16s %-12s %s%n";
    out.printf(format, "NAME", "INSTANCE", "REGION", "TYPE", "STATUS", "RUN");
    for (Instance instance : found) {
      out.printf(
          format,
          name(instance),
          instance.id(),
          Printable.of(instance.region(), LONGEST_CELL),
          Printable.of(instance.type(), LONGEST_CELL),
          Printable.of(instance.status(), LONGEST_CELL),
          instance.tags().isDone() ? "done" : "not verified yet");
    }
  }

  private static String name(Instance instance) {
    return Replicators.nameOf(instance).map(ReplicatorName::value).orElse("");
  }
}
