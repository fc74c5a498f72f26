package dev.replinode.sandbox.instance;

import com.google.gson.JsonObject;
import dev.replinode.sandbox.state.Json;
import dev.replinode.sandbox.state.Resource;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What shall run on an instance; a copy, free of the account's lock.
 *
 * @param id the instance
 * @param script the text of its StackScript
 * @param userData the decoded user data
 * @param hasCloudInit whether the image runs user data
 * @param environment what the StackScript finds in its environment: fields and facts
 */
record MachineOrder(
    int id,
    Optional<String> script,
    Optional<String> userData,
    boolean hasCloudInit,
    Map<String, String> environment) {

  static MachineOrder of(Resource instance, int datacenter) {
    JsonObject hidden = instance.hidden();
    Map<String, String> environment = new LinkedHashMap<>();
    if (hidden.has("environment")) {
      hidden
          .getAsJsonObject("environment")
          .entrySet()
          .forEach(entry -> environment.put(entry.getKey(), entry.getValue().getAsString()));
    }
    environment.put("LINODE_ID", Integer.toString(instance.id()));
    environment.put(
        "LINODE_RAM", instance.view().getAsJsonObject("specs").get("memory").getAsString());
    environment.put("LINODE_LISHUSERNAME", "linode" + instance.id());
    environment.put("LINODE_DATACENTERID", Integer.toString(datacenter));
    Optional<String> userData =
        Json.string(hidden, "user_data")
            .map(text -> new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8));
    boolean hasCloudInit = hidden.has("cloud_init") && hidden.get("cloud_init").getAsBoolean();
    return new MachineOrder(
        instance.id(), Json.string(hidden, "script"), userData, hasCloudInit, environment);
  }

  MachineOrder with(
      Optional<String> otherScript, Optional<String> otherData, Map<String, String> values) {
    return new MachineOrder(id, otherScript, otherData, hasCloudInit, values);
  }

  boolean hasNothingToRun() {
    return script.isEmpty() && userData.isEmpty();
  }

  /** The id alone: the environment holds secrets. */
  @Override
  public String toString() {
    return "MachineOrder[" + id + "]";
  }
}
