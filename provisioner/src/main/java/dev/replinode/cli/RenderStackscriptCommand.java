package dev.replinode.cli;

import com.google.gson.JsonObject;
import dev.replinode.cli.Sessions.SandboxBuckets;
import dev.replinode.cli.render.ProgressRenderer;
import dev.replinode.cli.render.RenderedScript;
import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.publish.BuiltInScripts;
import dev.replinode.domain.publish.FolderScript;
import dev.replinode.domain.publish.Labels;
import dev.replinode.domain.publish.Manifest;
import dev.replinode.domain.publish.PlatformLists;
import dev.replinode.domain.publish.RevisionNote;
import dev.replinode.domain.publish.ScriptContent;
import dev.replinode.domain.replicator.FollowedLists;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the body of a StackScript exactly as it would be published. */
@Command(
    name = "stackscript",
    sortOptions = false,
    description = {
      "Prints the body of a StackScript exactly as it would be published, byte for byte.",
      "",
      "Lists that follow the platform are taken from the API when there is a token for it, else"
          + " from this tool.",
      ""
    })
final class RenderStackscriptCommand extends ResultCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "LABEL",
      description =
          "The script's label (default: the only one of DIR; without DIR the replication"
              + " script).")
  private String label;

  @Option(
      names = "--from",
      paramLabel = "DIR",
      description = "Folder of scripts (default: the built-in library).")
  private Path folder;

  private final Sessions sessions;
  private Optional<RenderedScript> rendered = Optional.empty();

  RenderStackscriptCommand(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public Integer call() {
    ScriptSource source = new ScriptSource(sessions.local(), Optional.ofNullable(folder));
    Manifest manifest = choose(source).manifest();
    ProgressRenderer progress = root().progress(err());
    try {
      ScriptContent content = manifest.content(lists(manifest, progress).lists());
      RevisionNote note = RevisionNote.of(content, source.revision());
      rendered = Optional.of(new RenderedScript(content, note));
    } finally {
      progress.clear();
    }
    return finish();
  }

  private FolderScript choose(ScriptSource source) {
    List<FolderScript> scripts = source.scripts();
    List<String> labels = ScriptSource.labels(scripts);
    if (label == null && folder != null && scripts.size() != 1) {
      throw ReplinodeException.usage(
              source.name(), "it holds " + scripts.size() + " scripts, name the one that is meant")
          .reasons(labels);
    }
    String wanted =
        label != null ? label : folder != null ? labels.get(0) : BuiltInScripts.REPLICATION;
    Labels.requireKnown(List.of(wanted), labels, source.name(), Kind.USAGE);
    return scripts.get(labels.indexOf(wanted));
  }

  private PlatformLists lists(Manifest manifest, ProgressRenderer progress) {
    Set<String> names = new TreeSet<>(manifest.followed().values());
    if (names.isEmpty()) {
      return PlatformLists.NONE;
    }
    PlatformLists lists = read(names, progress);
    if (!lists.areCurrent()) {
      progress.warning(
          "the API did not tell the lists "
              + String.join(", ", names)
              + ": those that this tool was built with are used");
    }
    return lists;
  }

  private PlatformLists read(Set<String> names, ProgressRenderer progress) {
    return sessions.ifToken(
        options(),
        progress,
        SandboxBuckets.none(),
        session -> new FollowedLists(session.cloud()).read(names),
        failure -> FollowedLists.builtIn());
  }

  @Override
  JsonObject json() {
    return rendered.map(RenderedScript::json).orElseGet(JsonObject::new);
  }

  @Override
  void text(PrintWriter out) {
    out.print(rendered.orElseThrow().content().script());
  }
}
