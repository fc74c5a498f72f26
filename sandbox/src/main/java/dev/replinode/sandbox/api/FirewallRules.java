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
  private static final List<String> ACTIONS = List.of("ACCEPT", "DROP");
  private static final List<String> PROTOCOLS = List.of("TCP", "UDP", "ICMP", "IPENCAP", "SCTP");

  private FirewallRules() {}

  /**
   * The rules as the API shows them. A list that was sent as null stays null.
   *
   * @param version counts the changes, from 1
   */
  static JsonObject checked(JsonObject rules, int version) {
    Input input = new Input(rules);
    JsonObject view = new JsonObject();
    view.add("inbound", list(input, rules, "inbound"));
    view.addProperty("inbound_policy", policy(input, "inbound_policy"));
    view.add("outbound", list(input, rules, "outbound"));
    view.addProperty("outbound_policy", policy(input, "outbound_policy"));
    int count =
        input.objects("inbound").map(List::size).orElse(0)
            + input.objects("outbound").map(List::size).orElse(0);
    if (count > MOST_RULES) {
      throw ApiException.invalid("rules", "A firewall can have 25 rules at most");
    }
    view.addProperty("version", version);
    view.addProperty("fingerprint", String.format("%08x", view.toString().hashCode()));
    return view;
  }

  private static String policy(Input input, String field) {
    return input
        .oneOf(field, ACTIONS)
        .orElseThrow(() -> ApiException.invalid("rules." + field, field + " is required"));
  }

  private static JsonElement list(Input input, JsonObject rules, String field) {
    if (rules.has(field) && rules.get(field).isJsonNull()) {
      return JsonNull.INSTANCE;
    }
    List<JsonObject> list = input.objects(field).orElse(List.of());
    for (int i = 0; i < list.size(); i++) {
      rule(list.get(i), "rules." + field + "[" + i + "]");
    }
    return Json.array(list);
  }

  private static void rule(JsonObject rule, String at) {
    if (!ACTIONS.contains(rule.has("action") ? rule.get("action").getAsString() : "")) {
      throw ApiException.invalid(at + ".action", "Must be one of ACCEPT, DROP");
    }
    String protocol = rule.has("protocol") ? rule.get("protocol").getAsString() : "";
    if (!PROTOCOLS.contains(protocol) && !protocol.matches("\\d{1,3}")) {
      throw ApiException.invalid(at + ".protocol", "Must be one of TCP, UDP, ICMP, IPENCAP");
    }
    if (Json.has(rule, "ports") && (protocol.equals("ICMP") || protocol.equals("IPENCAP"))) {
      throw ApiException.invalid(at + ".ports", "Ports are not allowed for " + protocol);
    }
    JsonObject addresses = new Input(rule).object("addresses").orElseGet(JsonObject::new);
    for (String family : List.of("ipv4", "ipv6")) {
      List<String> list = new Input(addresses).strings(family).orElse(null);
      if (list != null && (list.isEmpty() || list.stream().anyMatch(a -> !a.contains("/")))) {
        throw ApiException.invalid(
            at + ".addresses." + family, "Must contain only valid addresses with a mask");
      }
    }
    if (!addresses.has("ipv4") && !addresses.has("ipv6")) {
      throw ApiException.invalid(at + ".addresses", "addresses is required");
    }
  }
}
