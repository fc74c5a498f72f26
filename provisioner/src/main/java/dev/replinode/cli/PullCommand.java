package dev.replinode.cli;

import com.google.gson.JsonObject;
import dev.replinode.cli.render.ProgressRenderer;
import dev.replinode.cli.render.PullJson;
import dev.replinode.cli.render.PullText;
import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.publish.Pulled;
import dev.replinode.domain.publish.Puller;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the account's StackScripts into a folder. */
@Command(
    name = "pull",
    sortOptions = false,
    description = {
      "Writes the account's own StackScripts into a folder, a folder with script and manifest each;"
          + " published again, nothing differs. A script that DIR has already keeps its files'"
          + " names.",
      ""
    })
final class PullCommand extends SessionCommand {
  @Parameters(paramLabel = "DIR", description = "Folder to write to; made when it is not there.")
  private Path folder;

  @Mixin private OnlyLabels only;

  @Option(names = "--force", description = "Overwrite files that differ.")
  private boolean force;

  private Optional<Pulled> pulled = Optional.empty();

  PullCommand(Sessions sessions) {
    super(sessions);
  }

  @Override
  void validate() {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw ReplinodeException.usage(folder.toString(), "it is not a folder");
    }
  }

  @Override
  void run(Session session, ProgressRenderer progress) {
    Puller puller = new Puller(session.cloud().stackScripts(), local().writer());
    Pulled found = puller.pull(folder, only.labels(), force);
    found.warnings().forEach(progress::warning);
    pulled = Optional.of(found);
  }

  @Override
  JsonObject json() {
    return pulled.map(PullJson::of).orElseGet(JsonObject::new);
  }

  @Override
  void text(PrintWriter out) {
    PullText.lines(pulled.orElseThrow(), folder.toString()).forEach(out::println);
  }
}
