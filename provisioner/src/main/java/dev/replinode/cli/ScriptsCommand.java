package dev.replinode.cli;

import com.google.gson.JsonObject;
import dev.replinode.cli.render.ProgressRenderer;
import dev.replinode.cli.render.ScriptList;
import dev.replinode.cli.render.ScriptList.Row;
import dev.replinode.domain.publish.FolderScript;
import dev.replinode.domain.publish.Plan;
import dev.replinode.domain.publish.PlanOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists the account's StackScripts. */
@Command(
    name = "scripts",
    sortOptions = false,
    description = {
      "Lists the account's own StackScripts: how often they are deployed, how old they are, and"
          + " whether they still are what was published.",
      ""
    })
final class ScriptsCommand extends SessionCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "Folder to compare with (default: compare with what this tool published).")
  private Path folder;

  private List<FolderScript> wanted = List.of();
  private Optional<ScriptList> list = Optional.empty();

  ScriptsCommand(Sessions sessions) {
    super(sessions);
  }

  @Override
  void validate() {
    if (folder != null) {
      wanted = local().folders().read(folder);
    }
  }

  @Override
  void run(Session session, ProgressRenderer progress) {
    Drift drift = new Drift(folder == null ? Optional.empty() : Optional.of(plan(session)));
    Instant now = session.waiter().clock().instant();
    List<Row> rows =
        session.cloud().stackScripts().allOwn().stream()
            .map(script -> new Row(script, drift.of(script)))
            .toList();
    list = Optional.of(new ScriptList(rows, drift.missing(), now));
  }

  private Plan plan(Session session) {
    return session.publisher().plan(wanted, new PlanOptions(false, false, Set.of()));
  }

  @Override
  JsonObject json() {
    return list.map(ScriptList::json).orElseGet(JsonObject::new);
  }

  @Override
  void text(PrintWriter out) {
    list.orElseThrow().lines(root().terminal().columns()).forEach(out::println);
  }
}
