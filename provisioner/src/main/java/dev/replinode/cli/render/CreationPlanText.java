package dev.replinode.cli.render;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.replinode.domain.replicator.CreationPlan;
import dev.replinode.domain.replicator.CreationPlan.Script;
import dev.replinode.domain.replicator.ReplicatorName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a {@code create} would do, for people and for programs. */
public final class CreationPlanText {
  private final CreationPlan plan;
  private final ReplicatorName name;

  /** The text of {@code plan} for the replicator of that name. */
  public CreationPlanText(CreationPlan plan, ReplicatorName name) {
    this.plan = plan;
    this.name = name;
  }

  /** A line for each thing that would be made or used. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (plan.isAdoption()) {
      String there = plan.existing().orElseThrow().describe();
      lines.add(there + " is there already and would be used as it is: nothing would be made.");
      return lines;
    }
    lines.add("Replicator " + name + " would be made of:");
    lines.add(row("script", script()));
    lines.add(row("keys", keys()));
    lines.add(row("firewall", firewall()));
    lines.add(row("instance", instance()));
    if (!plan.tags().isEmpty()) {
      lines.add(row("tags", String.join(", ", plan.tags()) + ", and those of its run and keys"));
    }
    plan.existing()
        .ifPresent(
            old -> lines.add(row("replaces", old.describe() + ", once the new one is proven")));
    return lines;
  }

  private static String row(String what, String text) {
    return String.format("  %-9s %s", what, text);
  }

  private String script() {
    return plan.script()
        .map(
            script ->
                "StackScript "
                    + script.label()
                    + (script.id().isPresent() ? " (" + script.id().getAsLong() + ")" : "")
                    + ", "
                    + script.action().word())
        .orElse("user data, no StackScript");
  }

  private String keys() {
    List<String> keys =
        plan.keys().stream().map(key -> key.permissions() + " for " + key.bucket()).toList();
    return keys.isEmpty() ? "yours, none are minted" : "two limited ones: " + join(keys);
  }

  private static String join(List<String> words) {
    return String.join(", ", words);
  }

  private String firewall() {
    CreationPlan.Firewall firewall = plan.firewall();
    String id = firewall.id().isPresent() ? " " + firewall.id().getAsLong() : "";
    return switch (firewall.action()) {
      case "none" -> "none";
      case "unchanged" -> "yours," + id;
      default -> name.label() + id + ", " + firewall.action() + "; it lets nothing in";
    };
  }

  private String instance() {
    return name.label()
        + ", "
        + plan.machine().type()
        + " in "
        + plan.region()
        + ", image "
        + plan.machine().image();
  }

  /** {@code {stackscript?, keys, firewall, instance}}, each with its action. */
  public JsonObject json() {
    JsonObject json = new JsonObject();
    plan.script().ifPresent(script -> json.add("stackscript", json(script)));
    JsonArray keys = new JsonArray();
    plan.keys().forEach(key -> keys.add(json(key)));
    json.add("keys", keys);
    JsonObject firewall = new JsonObject();
    firewall.addProperty("action", plan.firewall().action());
    plan.firewall().id().ifPresent(id -> firewall.addProperty("id", id));
    json.add("firewall", firewall);
    json.add("instance", instanceJson());
    return json;
  }

  private static JsonObject json(Script script) {
    JsonObject json = new JsonObject();
    script.id().ifPresent(id -> json.addProperty("id", id));
    json.addProperty("label", script.label());
    json.addProperty("action", script.action().word());
    return json;
  }

  private static JsonObject json(CreationPlan.Key key) {
    JsonObject json = new JsonObject();
    json.addProperty("bucket", key.bucket().toString());
    json.addProperty("permissions", key.permissions());
    return json;
  }

  private JsonObject instanceJson() {
    JsonObject json = new JsonObject();
    Optional<JsonObject> there = plan.existing().map(OutcomeJson::instance);
    if (plan.isAdoption()) {
      there.orElseThrow().addProperty("action", "adopted");
      return there.orElseThrow();
    }
    json.addProperty("label", name.label());
    json.addProperty("region", plan.region());
    json.addProperty("type", plan.machine().type());
    json.addProperty("image", plan.machine().image());
    json.addProperty("method", plan.method().word());
    JsonArray tags = new JsonArray();
    plan.tags().forEach(tags::add);
    json.add("tags", tags);
    json.addProperty("action", "created");
    there.ifPresent(old -> json.add("replaces", old));
    return json;
  }
}
