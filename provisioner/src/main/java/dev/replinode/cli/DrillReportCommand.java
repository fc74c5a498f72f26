package dev.replinode.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.replinode.cli.render.DrillText;
import dev.replinode.domain.drill.Report;
import dev.replinode.domain.drill.ReportFiles;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a report that was written, or proves that nobody has changed it. */
@Command(
    name = "report",
    description = {
      "Shows the report of a folder. With --verify everything in it is computed again: the numbers"
          + " from the raw data, the pages from the numbers. Exits with 1 when a byte differs.",
      ""
    })
final class DrillReportCommand extends ResultCommand {
  @Parameters(paramLabel = "DIR", description = "The folder of the report.")
  private Path folder;

  @Option(names = "--verify", description = "Compute everything again and compare.")
  private boolean verify;

  private final Sessions sessions;
  private List<String> wrong = List.of();
  private Report report;

  DrillReportCommand(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public Integer call() {
    ReportFiles files = sessions.local().reports();
    if (verify) {
      wrong = files.verify(folder);
    } else {
      report = files.read(folder);
    }
    return finish();
  }

  @Override
  int exitCode() {
    return wrong.isEmpty() ? ExitCodes.OK : ExitCodes.NO;
  }

  @Override
  JsonElement json() {
    if (!verify) {
      return report == null
          ? new JsonObject()
          : JsonParser.parseString(sessions.local().reports().json(folder));
    }
    JsonObject json = new JsonObject();
    json.addProperty("verified", wrong.isEmpty());
    JsonArray list = new JsonArray();
    wrong.forEach(list::add);
    json.add("wrong", list);
    return json;
  }

  @Override
  void text(PrintWriter out) {
    if (!verify) {
      new DrillText(out).print(report);
      return;
    }
    wrong.forEach(out::println);
    out.println(
        wrong.isEmpty()
            ? folder
                + " holds together; its manifest's SHA-256: "
                + sessions.local().reports().seal(folder)
            : folder + " was changed after it was written");
  }
}
