package dev.replinode.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.replinode.cli.Sessions.SandboxBuckets;
import dev.replinode.cli.render.ProgressRenderer;
import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.drill.DrillRestore;
import dev.replinode.domain.drill.Journals;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;

/** Takes back what a drill that was cut has left. */
@Command(
    name = "restore",
    description = {
      "Takes back what a drill has left whose process was killed: canaries, a replicator made for"
          + " it, keys. Safe to repeat; exits with 7 when something may still be there.",
      ""
    })
final class DrillRestoreCommand extends ResultCommand {
  private final Sessions sessions;
  private List<String> restored = List.of();

  DrillRestoreCommand(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public Integer call() {
    Journals journals = sessions.local().journals();
    List<Journals.Unfinished> cut = journals.unfinished();
    boolean needsAccount = cut.stream().anyMatch(d -> !d.isSandbox() && !d.undone().isEmpty());
    if (needsAccount && options().isSandbox()) {
      throw ReplinodeException.usage(
              "drill restore --sandbox",
              "a new sandbox holds nothing of a drill that worked on an account")
          .hint("replinode drill restore");
    }
    ProgressRenderer progress = root().progress(err());
    if (needsAccount) {
      try (Session session = open(cut, progress)) {
        restored =
            new DrillRestore(session.cloud(), session.waiter(), progress)
                .all(cut, journals, session.credentials(), session.random());
      } finally {
        progress.clear();
      }
    } else {
      restored = DrillRestore.forgetGone(cut, journals);
    }
    return finish();
  }

  private Session open(List<Journals.Unfinished> cut, ProgressRenderer progress) {
    return cut.stream().allMatch(DrillRestore::isOfStorageAlone)
        ? sessions.openForStorage(options(), progress, SandboxBuckets.none())
        : sessions.open(options(), progress, SandboxBuckets.none());
  }

  @Override
  JsonElement json() {
    JsonObject json = new JsonObject();
    JsonArray list = new JsonArray();
    restored.forEach(list::add);
    json.add("restored", list);
    return json;
  }

  @Override
  void text(PrintWriter out) {
    restored.forEach(out::println);
    if (restored.isEmpty()) {
      out.println("No drill was cut: there is nothing to take back.");
    }
  }
}
