package dev.replinode.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.replinode.cli.render.ProgressRenderer;
import dev.replinode.domain.replicator.Access;
import dev.replinode.domain.replicator.Outcome;
import dev.replinode.domain.replicator.ReplicatorName;
import dev.replinode.domain.replicator.Replicators;
import dev.replinode.domain.replicator.Site;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes a drill file for a replicator that is there. */
@Command(
    name = "init",
    description = {
      "Prints a drill file for a replicator's pair of buckets: save it, set the targets, and give"
          + " it to drill run.",
      ""
    })
final class DrillInitCommand extends SessionCommand {
  @Parameters(
      paramLabel = "NAME",
      converter = Converters.Name.class,
      description = "The replicator.")
  private ReplicatorName name;

  private String text = "";

  DrillInitCommand(Sessions sessions) {
    super(sessions);
  }

  @Override
  void run(Session session, ProgressRenderer progress) {
    Access access = new Replicators(session.cloud()).find(name, Optional.empty(), new Outcome());
    text =
        String.join(
            "\n",
            "# A drill of replicator " + name + ": replinode drill run FILE",
            "title: " + name,
            "source: " + written(access.pair().source()),
            "dest: " + written(access.pair().dest()),
            "level: 1",
            "# Targets; what is left out is reported as having none.",
            "# rto: 60s  is measured from level 2 on",
            "rpo: 1h",
            "maxErrorRate: 0.05",
            "maxAddedLatency: 500",
            "# Who stands for it, for the report.",
            "# operator: ",
            "# approver: ",
            "# changeRef: ",
            "");
  }

  private static String written(Site site) {
    return site.bucket() + "@" + site.endpoint().id();
  }

  @Override
  JsonElement json() {
    JsonObject json = new JsonObject();
    if (!text.isEmpty()) {
      json.addProperty("file", text);
    }
    return json;
  }

  @Override
  void text(PrintWriter out) {
    out.print(text);
  }
}
