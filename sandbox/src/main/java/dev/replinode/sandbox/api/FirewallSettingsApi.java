package dev.replinode.sandbox.api;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.replinode.sandbox.http.ApiException;
import dev.replinode.sandbox.http.Listing;
import dev.replinode.sandbox.http.Request;
import dev.replinode.sandbox.http.Response;
import dev.replinode.sandbox.http.Routes;
import dev.replinode.sandbox.http.Scope;
import dev.replinode.sandbox.state.Account;
import dev.replinode.sandbox.state.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Firewall templates, and which firewalls new things get. */
public final class FirewallSettingsApi {
  private final Account account;
  private final List<JsonObject> templates =
      List.of(template("public", List.of()), template("vpc", List.of("10.0.0.0/8")));

  /** Serves the settings of {@code account}. */
  public FirewallSettingsApi(Account account) {
    this.account = account;
  }

  /** Adds the calls. */
  public void register(Routes routes) {
    String base = "/networking/firewalls";
    routes
        .list(
            base + "/templates",
            Scope.any(),
            request -> Listing.by("slug").answer(request, templates))
        .add("GET", base + "/templates/{slug}", Scope.any(), this::getTemplate)
        .add(
            "GET",
            base + "/settings",
            Scope.read("firewall"),
            request -> Response.ok(account.firewallSettings()))
        .add("PUT", base + "/settings", Scope.write("firewall"), this::putSettings);
  }

  private Response getTemplate(Request request) {
    return Response.ok(
        templates.stream()
            .filter(template -> template.get("slug").getAsString().equals(request.variable("slug")))
            .findFirst()
            .orElseThrow(ApiException::notFound));
  }

  private Response putSettings(Request request) {
    JsonObject ids = account.firewallSettings().getAsJsonObject("default_firewall_ids");
    JsonObject sent =
        new Input(request.body()).object("default_firewall_ids").orElseGet(JsonObject::new);
    for (Map.Entry<String, JsonElement> entry : sent.entrySet()) {
      boolean isFirewall =
          new Input(sent, "default_firewall_ids.")
              .integer(entry.getKey())
              .map(id -> account.table(Account.Kind.FIREWALL).find(id).isPresent())
              .orElse(true);
      if (!ids.has(entry.getKey()) || !isFirewall) {
        throw ApiException.invalid("default_firewall_ids." + entry.getKey(), "Not found");
      }
    }
    sent.entrySet().forEach(entry -> ids.add(entry.getKey(), entry.getValue()));
    return Response.ok(account.firewallSettings());
  }

  private static JsonObject template(String slug, List<String> inside) {
    List<String> everywhere = List.of("0.0.0.0/0");
    List<JsonObject> inbound =
        inside.isEmpty()
            ? List.of(rule("TCP", "22", everywhere), rule("ICMP", null, everywhere))
            : List.of(
                rule("TCP", "22", everywhere),
                rule("ICMP", null, everywhere),
                rule("TCP", "1-65535", inside));
    return Json.object(
        "slug",
        slug,
        "rules",
        Json.fields()
            .put("inbound", Json.array(inbound))
            .put("inbound_policy", "DROP")
            .put("outbound", List.of())
            .put("outbound_policy", "ACCEPT")
            .json());
  }

  private static JsonObject rule(String protocol, String ports, List<String> addresses) {
    JsonObject rule =
        Json.fields()
            .put("protocol", protocol)
            .put("action", "ACCEPT")
            .put("label", "accept-" + protocol.toLowerCase(Locale.ROOT))
            .put("addresses", Json.object("ipv4", addresses))
            .json();
    if (ports != null) {
      rule.addProperty("ports", ports);
    }
    return rule;
  }
}
