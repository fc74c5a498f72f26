package dev.replinode.cli.render;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.replinode.domain.publish.Pulled;
import dev.replinode.domain.publish.PulledScript;

/** What was pulled, as JSON. */
public final class PullJson {
  private PullJson() {}

  /** The scripts with what was done to their files, and warnings if there are any. */
  public static JsonObject of(Pulled pulled) {
    JsonArray scripts = new JsonArray();
    for (PulledScript script : pulled.scripts()) {
      JsonObject one = new JsonObject();
      one.addProperty("label", script.label());
      one.addProperty("id", script.id());
      one.addProperty("action", script.action().word());
      one.addProperty("file", script.manifestFile());
      scripts.add(one);
    }
    JsonObject json = new JsonObject();
    json.add("scripts", scripts);
    if (!pulled.warnings().isEmpty()) {
      json.add("warnings", PlanJson.strings(pulled.warnings()));
    }
    return json;
  }
}
