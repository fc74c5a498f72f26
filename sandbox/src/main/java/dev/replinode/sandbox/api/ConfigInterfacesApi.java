package dev.replinode.sandbox.api;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.replinode.sandbox.catalog.Catalog;
import dev.replinode.sandbox.http.ApiException;
import dev.replinode.sandbox.http.Request;
import dev.replinode.sandbox.http.Response;
import dev.replinode.sandbox.http.Routes;
import dev.replinode.sandbox.http.Scope;
import dev.replinode.sandbox.instance.StoredParts;
import dev.replinode.sandbox.state.Account;
import dev.replinode.sandbox.state.Json;
import dev.replinode.sandbox.state.Resource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The interfaces of a configuration profile, one by one: those of the older generation. */
public final class ConfigInterfacesApi {
  private static final String INTERFACES = "interfaces";

  private final Account account;
  private final InstanceParts parts;

  /** Serves the instances of {@code account}. */
  public ConfigInterfacesApi(Account account, Catalog catalog) {
    this.account = account;
    this.parts = new InstanceParts(catalog);
  }

  /** Adds the calls. */
  public void register(Routes routes) {
    String all = "/linode/instances/{id}/configs/{part}/interfaces";
    String one = all + "/{interface}";
    Scope read = Scope.read("linodes");
    Scope write = Scope.write("linodes");
    routes
        .add("GET", all, read, r -> Response.ok(Json.array(shown(r))))
        .add("GET", one, read, r -> Response.ok(find(shown(r), r)))
        .add("POST", all, write, this::create)
        .add("PUT", one, write, this::update)
        .add("DELETE", one, write, this::delete)
        .add("POST", all + "/order", write, this::order);
  }

  private List<JsonObject> shown(Request request) {
    return parts.configs(instance(request)).stream()
        .filter(hasId(request.id("part")))
        .findFirst()
        .map(ConfigInterfacesApi::of)
        .orElseThrow(ApiException::notFound);
  }

  private Response create(Request request) {
    JsonObject config = changeable(request);
    Interfaces.legacy(new Input(request.body()), "");
    List<JsonObject> known = of(config);
    if (known.size() >= Interfaces.MOST) {
      throw ApiException.of(400, "A profile has " + Interfaces.MOST + " interfaces at most.");
    }
    int id = account.table(Account.Kind.CONFIG).nextId();
    JsonObject made = LegacyInterfaces.views(List.of(request.body()), id).get(0);
    known.add(made);
    keep(config, known);
    return Response.ok(made);
  }

  /** Only whether it is the primary one can be changed of those that are not in a VPC. */
  private Response update(Request request) {
    JsonObject config = changeable(request);
    JsonObject one = find(of(config), request);
    new Input(request.body()).bool("primary").ifPresent(value -> one.addProperty("primary", value));
    config.addProperty("updated", account.now());
    return Response.ok(find(shown(request), request));
  }

  private Response delete(Request request) {
    JsonObject config = changeable(request);
    List<JsonObject> known = of(config);
    known.remove(find(known, request));
    keep(config, known);
    return Response.done();
  }

  private Response order(Request request) {
    JsonObject config = changeable(request);
    List<JsonObject> known = of(config);
    List<Integer> ids =
        new Input(request.body())
            .integers("ids")
            .orElseThrow(() -> ApiException.invalid("ids", "ids is required"));
    List<Integer> now = known.stream().map(one -> one.get("id").getAsInt()).toList();
    if (ids.size() != now.size() || !Set.copyOf(ids).equals(Set.copyOf(now))) {
      throw ApiException.invalid("ids", "Must name each interface of the profile once");
    }
    known.sort(Comparator.comparingInt(one -> ids.indexOf(one.get("id").getAsInt())));
    keep(config, known);
    return Response.done();
  }

  private void keep(JsonObject config, List<JsonObject> interfaces) {
    config.add(INTERFACES, Json.array(interfaces));
    config.addProperty("updated", account.now());
  }

  /** The stored profile that a path names. */
  private JsonObject changeable(Request request) {
    Resource instance = instance(request);
    if (!instance.text("interface_generation").equals("legacy_config")) {
      throw ApiException.of(400, "Not allowed with linode interfaces.");
    }
    parts.keep(instance);
    return StoredParts.configs(instance).stream()
        .filter(hasId(request.id("part")))
        .findFirst()
        .orElseThrow(ApiException::notFound);
  }

  private static JsonObject find(List<JsonObject> interfaces, Request request) {
    return interfaces.stream()
        .filter(hasId(request.id("interface")))
        .findFirst()
        .orElseThrow(ApiException::notFound);
  }

  private static Predicate<JsonObject> hasId(int id) {
    return document -> document.get("id").getAsInt() == id;
  }

  /** A copy of the list; its documents are live. */
  private static List<JsonObject> of(JsonObject config) {
    List<JsonObject> interfaces = new ArrayList<>();
    if (Json.has(config, INTERFACES)) {
      for (JsonElement one : config.getAsJsonArray(INTERFACES)) {
        interfaces.add(one.getAsJsonObject());
      }
    }
    return interfaces;
  }

  private Resource instance(Request request) {
    return account
        .table(Account.Kind.INSTANCE)
        .find(request.id("id"))
        .orElseThrow(ApiException::notFound);
  }
}
