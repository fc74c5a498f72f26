package dev.replinode.sandbox.api;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.replinode.sandbox.http.ApiException;
import dev.replinode.sandbox.http.Listing;
import dev.replinode.sandbox.http.Request;
import dev.replinode.sandbox.http.Response;
import dev.replinode.sandbox.http.Routes;
import dev.replinode.sandbox.http.Scope;
import dev.replinode.sandbox.state.Account;
import dev.replinode.sandbox.state.Entity;
import dev.replinode.sandbox.state.EventLog;
import dev.replinode.sandbox.state.Json;
import dev.replinode.sandbox.state.Resource;
import dev.replinode.sandbox.state.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Cloud Firewalls. They are remembered and shown; no packet is filtered. */
public final class FirewallsApi {
  private static final Listing LISTING = Listing.by("created", "id", "label", "tags", "updated");
  private static final Listing DEVICES = Listing.by("created", "id", "updated");

  private final Account account;
  private final EventLog events;
  private final FirewallDevices devices;
  private final FirewallTargets targets;

  /** Serves the firewalls of {@code account}. */
  public FirewallsApi(Account account, EventLog events, FirewallDevices devices) {
    this.account = account;
    this.events = events;
    this.devices = devices;
    this.targets = new FirewallTargets(account);
  }

  /** Adds the calls. */
  public void register(Routes routes) {
    String all = "/networking/firewalls";
    String one = all + "/{id}";
    Scope read = Scope.read("firewall");
    Scope write = Scope.write("firewall");
    routes
        .list(all, read, this::list)
        .add("POST", all, write, this::create)
        .add("GET", one, read, r -> Response.ok(devices.view(find(r))))
        .add("PUT", one, write, this::update)
        .add("DELETE", one, write, this::delete)
        .add("GET", one + "/rules", read, r -> Response.ok(find(r).view().get("rules")))
        .add("PUT", one + "/rules", write, this::putRules)
        .list(one + "/devices", read, this::listDevices)
        .add("POST", one + "/devices", write, this::addDevice)
        .add("GET", one + "/devices/{device}", read, r -> Response.ok(device(r).view()))
        .add("DELETE", one + "/devices/{device}", write, this::removeDevice);
  }

  private Response list(Request request) {
    return LISTING.answer(
        request,
        table().all().stream()
            .filter(firewall -> request.sees("firewall", firewall.id()))
            .map(devices::view)
            .toList());
  }

  private Response create(Request request) {
    Input input = new Input(request.body());
    String label = Labels.checked(input.requiredString("label"), 3, 32);
    requireUnique(label, 0);
    JsonObject rules =
        input.object("rules").orElseThrow(() -> ApiException.invalid("rules", "rules is required"));
    List<FirewallTarget> targets = targets(input);
    List<String> tags = input.strings("tags").orElse(List.of());
    JsonObject view = view(label, FirewallRules.checked(rules, 1), tags);
    Resource firewall = table().put(new Resource(view.get("id").getAsInt(), view));
    account.tags().addAll(tags);
    request.grants().ifPresent(grants -> grants.own("firewall", firewall));
    log("firewall_create", firewall);
    targets.forEach(target -> devices.attach(firewall, target));
    return Response.ok(devices.view(firewall));
  }

  private JsonObject view(String label, JsonObject rules, List<String> tags) {
    return Json.fields()
        .put("id", table().nextId())
        .put("label", label)
        .put("created", account.now())
        .put("updated", account.now())
        .put("status", "enabled")
        .put("rules", rules)
        .put("tags", tags)
        .put("entities", List.of())
        .json();
  }

  private List<FirewallTarget> targets(Input input) {
    Input sent = new Input(input.object("devices").orElseGet(JsonObject::new), "devices.");
    List<FirewallTarget> found = new ArrayList<>();
    for (String type : List.of("linode", "linode_interface")) {
      String field = "devices." + type + "s";
      for (int id : Set.copyOf(sent.integers(type + "s").orElse(List.of()))) {
        FirewallTarget target = targets.find(type, id, field);
        devices.requireFree(target, 0, field);
        found.add(target);
      }
    }
    return found;
  }

  private Response update(Request request) {
    Resource firewall = find(request);
    Input input = new Input(request.body());
    Optional<String> status = input.oneOf("status", List.of("enabled", "disabled"));
    Optional<String> label = input.string("label");
    status.filter("enabled"::equals).ifPresent(word -> devices.requireAlone(firewall));
    label.ifPresent(text -> requireUnique(Labels.checked(text, 3, 32), firewall.id()));
    label.ifPresent(text -> firewall.view().addProperty("label", text));
    status.ifPresent(word -> firewall.view().addProperty("status", word));
    input
        .strings("tags")
        .ifPresent(
            tags -> {
              account.tags().addAll(tags);
              firewall.view().add("tags", Json.array(tags));
            });
    firewall.view().addProperty("updated", account.now());
    log("firewall_update", firewall);
    return Response.ok(devices.view(firewall));
  }

  private Response delete(Request request) {
    Resource firewall = find(request);
    devices.of(firewall).forEach(device -> devices.table().remove(device.id()));
    table().remove(firewall.id());
    forgetDefault(firewall.id());
    log("firewall_delete", firewall);
    return Response.done();
  }

  /** An order that names no firewall would ask for one that is gone. */
  private void forgetDefault(int id) {
    JsonObject defaults = account.firewallSettings().getAsJsonObject("default_firewall_ids");
    for (String kind : List.copyOf(defaults.keySet())) {
      if (new Input(defaults).integer(kind).filter(usual -> usual == id).isPresent()) {
        defaults.add(kind, JsonNull.INSTANCE);
      }
    }
  }

  private Response putRules(Request request) {
    Resource firewall = find(request);
    JsonObject present = firewall.view().getAsJsonObject("rules");
    firewall.view().add("rules", FirewallRules.changed(present, request.body()));
    firewall.view().addProperty("updated", account.now());
    log("firewall_rules_update", firewall);
    return Response.ok(firewall.view().get("rules"));
  }

  private Response listDevices(Request request) {
    return DEVICES.answer(request, devices.of(find(request)).stream().map(Resource::view).toList());
  }

  private Response addDevice(Request request) {
    Resource firewall = find(request);
    Input input = new Input(request.body());
    String type = input.requiredString("type");
    int id = input.integer("id").orElseThrow(() -> ApiException.invalid("id", "id is required"));
    FirewallTarget target = targets.find(type, id, "id");
    devices.requireFree(target, firewall.id(), "id");
    return Response.ok(devices.attach(firewall, target).view());
  }

  private Response removeDevice(Request request) {
    devices.remove(find(request), device(request));
    return Response.done();
  }

  private Resource device(Request request) {
    Resource firewall = find(request);
    return devices
        .table()
        .find(request.id("device"))
        .filter(device -> device.hidden().get("firewall").getAsInt() == firewall.id())
        .orElseThrow(ApiException::notFound);
  }

  private void requireUnique(String label, int ownId) {
    if (table().first(f -> f.label().equals(label) && f.id() != ownId).isPresent()) {
      throw ApiException.invalid("label", "Label must be unique among your Cloud Firewalls");
    }
  }

  private Resource find(Request request) {
    return table().find(request.id("id")).orElseThrow(ApiException::notFound);
  }

  private void log(String action, Resource firewall) {
    events.notify(action, Entity.of("firewall", firewall, "/networking/firewalls/"));
  }

  private Table table() {
    return account.table(Account.Kind.FIREWALL);
  }
}
