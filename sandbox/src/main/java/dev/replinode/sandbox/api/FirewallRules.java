package dev.replinode.sandbox.api;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.replinode.sandbox.http.ApiException;
import dev.replinode.sandbox.state.Json;
import java.util.List;

/** Checks the rules of a firewall. */
final class FirewallRules {
  private static final int MOST_RULES = 25;

  private FirewallRules() {}

  /**
   * The rules as the API shows them. A list that was sent as null stays null.
   *
   * @param version counts the changes, from 1
   */
  static JsonObject checked(JsonObject rules, int version) {
    Input input = new Input(rules, "rules.");
    Checks checks = new Checks();
    JsonObject view = new JsonObject();
    for (String way : List.of("inbound", "outbound")) {
      checks.run(() -> view.add(way, list(input, rules, way, checks)));
      checks.run(() -> view.addProperty(way + "_policy", policy(input, way + "_policy")));
    }
    checks.run(() -> requireFew(input));
    checks.end();
    view.addProperty("version", version);
    view.addProperty("fingerprint", String.format("%08x", view.toString().hashCode()));
    return view;
  }

  /** The rules after a change, one version on: what {@code sent} does not name stays. */
  static JsonObject changed(JsonObject present, JsonObject sent) {
    JsonObject rules = sent.deepCopy();
    for (String part : List.of("inbound", "outbound", "inbound_policy", "outbound_policy")) {
      if (!rules.has(part)) {
        rules.add(part, present.get(part));
      }
    }
    return checked(rules, present.get("version").getAsInt() + 1);
  }

  private static void requireFew(Input input) {
    int count =
        input.objects("inbound").map(List::size).orElse(0)
            + input.objects("outbound").map(List::size).orElse(0);
    if (count > MOST_RULES) {
      throw ApiException.invalid("rules", "A firewall can have 25 rules at most");
    }
  }

  private static String policy(Input input, String field) {
    return input
        .oneOf(field, FirewallRule.ACTIONS)
        .orElseThrow(() -> ApiException.invalid("rules." + field, field + " is required"));
  }

  private static JsonElement list(Input input, JsonObject rules, String field, Checks checks) {
    if (rules.has(field) && rules.get(field).isJsonNull()) {
      return JsonNull.INSTANCE;
    }
    List<JsonObject> list = input.objects(field).orElse(List.of());
    for (int i = 0; i < list.size(); i++) {
      new FirewallRule(list.get(i), "rules." + field + "[" + i + "].").check(checks);
    }
    return Json.array(list);
  }
}
