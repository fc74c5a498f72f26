package dev.replinode.cli;

import com.google.gson.JsonObject;
import dev.replinode.domain.Secret;
import dev.replinode.domain.publish.Manifest;
import dev.replinode.domain.replicator.FilledScript;
import dev.replinode.stackscript.UserData;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import picocli.CommandLine.Command;

/** Prints cloud-init user data that runs the replication script with its values. */
@Command(
    name = "user-data",
    sortOptions = false,
    description = {
      "Prints cloud-init user data that runs the replication script with its values, for an instance"
          + " that is made by other means. The API wants it as base64 on one line: base64 -w0, or"
          + " --output json, which has both.",
      "",
      "Takes the options of create; those of the instance do not matter. Bucket keys come from"
          + " SRC_ACCESSKEY, SRC_SECRETKEY_PASSWORD, DEST_ACCESSKEY and DEST_SECRETKEY_PASSWORD."
          + " With a token the account is asked where the buckets are, and nothing else; without"
          + " one nothing is sent.",
      "",
      "What is printed holds the keys: (umask 077; replinode render user-data ... >FILE)",
      ""
    })
final class RenderUserDataCommand extends FilledScriptCommand {
  RenderUserDataCommand(Sessions sessions) {
    super(sessions);
  }

  @Override
  Secret text(FilledScript script, Manifest manifest) {
    return script.userData(manifest);
  }

  @Override
  void describe(JsonObject json, String shown) {
    json.addProperty("largestBytes", UserData.LARGEST_BYTES);
    json.addProperty("userData", shown);
    json.addProperty(
        "base64", Base64.getEncoder().encodeToString(shown.getBytes(StandardCharsets.UTF_8)));
  }
}
