package dev.replinode.cli;

import com.google.gson.JsonObject;
import dev.replinode.domain.Secret;
import dev.replinode.domain.publish.Manifest;
import dev.replinode.domain.replicator.FilledScript;
import picocli.CommandLine.Command;

/** Prints the replication script with its values, to be run by hand. */
@Command(
    name = "script",
    sortOptions = false,
    description = {
      "Prints the replication script with its values filled in, to be run as root in plain bash on"
          + " Ubuntu or Debian: whole and readable.",
      "",
      "Takes the options of create; those of the instance do not matter. Bucket keys come from"
          + " SRC_ACCESSKEY, SRC_SECRETKEY_PASSWORD, DEST_ACCESSKEY and DEST_SECRETKEY_PASSWORD."
          + " With a token the account is asked where the buckets are, and nothing else; without"
          + " one nothing is sent.",
      "",
      "What is printed holds the keys: (umask 077; replinode render script ... >FILE)",
      ""
    })
final class RenderScriptCommand extends FilledScriptCommand {
  RenderScriptCommand(Sessions sessions) {
    super(sessions);
  }

  @Override
  Secret text(FilledScript script, Manifest manifest) {
    return script.standalone(manifest);
  }

  @Override
  void describe(JsonObject json, String shown) {
    json.addProperty("script", shown);
  }
}
