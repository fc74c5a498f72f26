package dev.replinode.cli.render;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.replinode.cli.render.UnifiedDiff.Line;
import dev.replinode.domain.publish.AppliedScript;
import dev.replinode.domain.publish.Plan;
import dev.replinode.domain.publish.PlannedScript;
import dev.replinode.domain.publish.PlannedScript.Action;
import dev.replinode.domain.publish.Revision;
import java.util.List;

/** A plan, and what was done of it, as JSON. */
public final class PlanJson {
  private PlanJson() {}

  /** The plan by script, whether the account differs, and how many scripts have which action. */
  public static JsonObject of(Plan plan, boolean showsDiff) {
    JsonObject json = new JsonObject();
    JsonArray scripts = new JsonArray();
    plan.scripts().forEach(script -> scripts.add(script(script, showsDiff)));
    json.add("plan", scripts);
    json.addProperty("drift", plan.hasDrift());
    JsonObject counts = new JsonObject();
    for (Action action : Action.values()) {
      counts.addProperty(action.word(), plan.count(action));
    }
    json.add("counts", counts);
    return json;
  }

  /** The changes that were made. */
  public static JsonArray applied(List<AppliedScript> changes) {
    JsonArray json = new JsonArray();
    for (AppliedScript change : changes) {
      JsonObject one = new JsonObject();
      one.addProperty("label", change.label());
      one.addProperty("id", change.id());
      one.addProperty("action", change.action().word());
      if (!change.warnings().isEmpty()) {
        one.add("warnings", strings(change.warnings()));
      }
      json.add(one);
    }
    return json;
  }

  /** Texts in their order. */
  static JsonArray strings(List<String> texts) {
    JsonArray json = new JsonArray();
    texts.forEach(json::add);
    return json;
  }

  /** Where the folder stands. */
  public static JsonObject revision(Revision revision) {
    JsonObject json = new JsonObject();
    json.addProperty("commit", revision.commit());
    json.addProperty("clean", revision.isClean());
    return json;
  }

  private static JsonObject script(PlannedScript script, boolean showsDiff) {
    JsonObject json = new JsonObject();
    json.addProperty("label", script.label());
    json.addProperty("action", script.action().word());
    json.addProperty("reason", script.reason());
    script.current().ifPresent(current -> json.addProperty("id", current.id()));
    script.source().ifPresent(source -> json.addProperty("file", source.manifestFile()));
    if (showsDiff && script.action() == Action.UPDATE) {
      List<Line> diff = ScriptDiff.of(script);
      json.addProperty("diff", ScriptDiff.text(diff));
    }
    return json;
  }
}
