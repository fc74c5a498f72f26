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
import java.util.Optional;
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
  private Optional<List<String>> wrong = Optional.empty();
  private Report report;

  DrillReportCommand(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  boolean usesAccount() {
    return false;
  }

  @Override
  public Integer call() {
    ReportFiles files = sessions.local().reports();
    if (verify) {
      wrong = Optional.of(files.verify(folder));
    } else {
      report = files.read(folder);
    }
    return finish();
  }

  @Override
  int exitCode() {
    return wrong.orElse(List.of()).isEmpty() ? ExitCodes.OK : ExitCodes.NO;
  }

  @Override
  JsonElement json() {
    if (!verify) {
      return report == null
          ? new JsonObject()
          : JsonParser.parseString(sessions.local().reports().json(folder));
    }
    JsonObject json = new JsonObject();
    wrong.ifPresent(
        reasons -> {
          json.addProperty("verified", reasons.isEmpty());
          JsonArray list = new JsonArray();
          reasons.forEach(list::add);
          json.add("wrong", list);
        });
    return json;
  }

  @Override
  void text(PrintWriter out) {
    if (!verify) {
      new DrillText(out).print(report);
      return;
    }
    List<String> reasons = wrong.orElseThrow();
    reasons.forEach(out::println);
    out.println(
        reasons.isEmpty()
            ? folder
                + " holds together; its manifest's SHA-256: "
                + sessions.local().reports().seal(folder)
            : folder + " was changed after it was written");
  }
}
