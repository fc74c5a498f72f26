package dev.replinode.cli;

import com.google.gson.JsonObject;
import dev.replinode.cli.Sessions.SandboxBuckets;
import dev.replinode.cli.render.ProgressRenderer;
import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.Secret;
import dev.replinode.domain.publish.BuiltInScripts;
import dev.replinode.domain.publish.FolderScript;
import dev.replinode.domain.publish.Manifest;
import dev.replinode.domain.replicator.BucketCredentials;
import dev.replinode.domain.replicator.FilledScript;
import dev.replinode.domain.replicator.ReplicatorSpec;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine.Mixin;

/** Prints the replication script with the keys of the environment in it; makes nothing. */
abstract class FilledScriptCommand extends ResultCommand {
  @Mixin private CreateOptions wanted;

  private final Sessions sessions;
  private Optional<FilledScript> filled = Optional.empty();
  private Optional<Secret> text = Optional.empty();

  FilledScriptCommand(Sessions sessions) {
    this.sessions = sessions;
  }

  /** The text to print. */
  abstract Secret text(FilledScript script, Manifest manifest);

  /** Adds the text to the document. */
  abstract void describe(JsonObject json, String shown);

  @Override
  void validate() {
    if (options().isSandbox()) {
      throw ReplinodeException.usage(
          "--sandbox", "nothing is made here; for a sandbox that stays, set its LINODE_URL");
    }
    wanted.validate();
    if (root().terminal().isOutputTerminal()) {
      throw ReplinodeException.refused(
              "standard output", "it is a terminal, and what is printed holds secret keys")
          .hint("(umask 077; " + Invocation.again(spec()) + " >FILE)");
    }
  }

  @Override
  public Integer call() {
    validate();
    ProgressRenderer progress = root().progress(err());
    try {
      ReplicatorSpec spec = wanted.spec(Optional.of(credentials()));
      FilledScript script = fill(spec, progress);
      filled = Optional.of(script);
      text = Optional.of(text(script, manifest()));
    } finally {
      progress.clear();
    }
    return finish();
  }

  private BucketCredentials credentials() {
    return sessions
        .local()
        .credentials()
        .orElseThrow(
            () ->
                ReplinodeException.usage(
                        "bucket keys",
                        "set SRC_ACCESSKEY, SRC_SECRETKEY_PASSWORD, DEST_ACCESSKEY and"
                            + " DEST_SECRETKEY_PASSWORD: none are minted here")
                    .hint("replinode help credentials"));
  }

  private FilledScript fill(ReplicatorSpec spec, ProgressRenderer progress) {
    return sessions.ifToken(
        options(),
        progress,
        SandboxBuckets.none(),
        session -> FilledScript.of(spec, Optional.of(session.cloud()), progress),
        failure -> FilledScript.of(spec, Optional.empty(), progress));
  }

  private Manifest manifest() {
    return sessions.local().folders().builtIn().stream()
        .map(FolderScript::manifest)
        .filter(manifest -> manifest.label().equals(BuiltInScripts.REPLICATION))
        .findFirst()
        .orElseThrow();
  }

  @Override
  JsonObject json() {
    JsonObject json = new JsonObject();
    filled.ifPresent(
        script -> {
          json.addProperty("name", script.name().value());
          json.addProperty("source", script.pair().source().toString());
          json.addProperty("dest", script.pair().dest().toString());
        });
    text.map(Secret::reveal)
        .ifPresent(
            shown -> {
              json.addProperty("bytes", shown.getBytes(StandardCharsets.UTF_8).length);
              describe(json, shown);
            });
    return json;
  }

  @Override
  void text(PrintWriter out) {
    out.print(text.orElseThrow().reveal());
  }
}
