package dev.replinode.sandbox.api;

import com.google.gson.JsonObject;
import dev.replinode.sandbox.catalog.Catalog;
import dev.replinode.sandbox.http.ApiException;
import dev.replinode.sandbox.http.Request;
import dev.replinode.sandbox.http.Response;
import dev.replinode.sandbox.http.Routes;
import dev.replinode.sandbox.http.Scope;
import dev.replinode.sandbox.instance.StoredParts;
import dev.replinode.sandbox.state.Account;
import dev.replinode.sandbox.state.Entity;
import dev.replinode.sandbox.state.EventLog;
import dev.replinode.sandbox.state.Json;
import dev.replinode.sandbox.state.Resource;
import java.util.List;

/** Makes and changes the configuration profiles of instances. */
public final class ConfigsApi {
  private final Account account;
  private final EventLog events;
  private final Catalog catalog;
  private final InstanceParts parts;

  /** Serves the instances of {@code account}. */
  public ConfigsApi(Account account, EventLog events, Catalog catalog) {
    this.account = account;
    this.events = events;
    this.catalog = catalog;
    this.parts = new InstanceParts(catalog);
  }

  /** Adds the calls. */
  public void register(Routes routes) {
    String all = "/linode/instances/{id}/configs";
    String one = all + "/{part}";
    Scope write = Scope.write("linodes");
    routes
        .add("POST", all, write, this::create)
        .add("PUT", one, write, this::update)
        .add("DELETE", one, write, this::delete);
  }

  private Response create(Request request) {
    Resource instance = find(request);
    Input input = new Input(request.body());
    ConfigFields fields = new ConfigFields(input, instance, catalog, parts.disks(instance));
    Checks checks = new Checks();
    checks.run(() -> input.requiredString("label"));
    checks.run(
        () -> {
          if (!input.has("devices")) {
            throw ApiException.invalid("devices", "devices is required");
          }
        });
    checks.run(fields::check);
    checks.end();
    parts.keep(instance);
    JsonObject config = empty(instance);
    fields.write(config);
    StoredParts.addConfig(instance, config);
    tell("linode_config_create", instance, config);
    return Response.ok(parts.shown(instance, config));
  }

  private JsonObject empty(Resource instance) {
    boolean isLegacy = instance.text("interface_generation").equals("legacy_config");
    return Json.fields()
        .put("id", account.table(Account.Kind.CONFIG).nextId())
        .put("label", "")
        .put("helpers", InstanceParts.helpers(InstanceInterfaces.hasNetworkHelper(instance)))
        .put("kernel", "linode/latest-64bit")
        .put("comments", "")
        .put("memory_limit", 0)
        .put("created", account.now())
        .put("updated", account.now())
        .put("root_device", "/dev/sda")
        .put("devices", InstanceParts.noDevices())
        .put("initrd", null)
        .put("run_level", "default")
        .put("virt_mode", "paravirt")
        .put("interfaces", isLegacy ? List.of() : null)
        .json();
  }

  private Response update(Request request) {
    Resource instance = find(request);
    JsonObject config = config(instance, request);
    Input input = new Input(request.body());
    ConfigFields fields = new ConfigFields(input, instance, catalog, parts.disks(instance));
    fields.check();
    fields.write(config);
    config.addProperty("updated", account.now());
    tell("linode_config_update", instance, config);
    return Response.ok(parts.shown(instance, config));
  }

  private Response delete(Request request) {
    Resource instance = find(request);
    JsonObject config = config(instance, request);
    StoredParts.removeConfig(instance, config);
    tell("linode_config_delete", instance, config);
    return Response.done();
  }

  private void tell(String action, Resource instance, JsonObject config) {
    String url =
        "/v4/linode/instances/" + instance.id() + "/configs/" + config.get("id").getAsInt();
    events.notify(
        action,
        Entity.linode(instance),
        new Entity(
            "linode_config",
            config.getAsJsonPrimitive("id"),
            config.get("label").getAsString(),
            url));
  }

  /** The profile that a path names, as one of the instance's own. */
  private JsonObject config(Resource instance, Request request) {
    parts.keep(instance);
    int id = request.id("part");
    return StoredParts.configs(instance).stream()
        .filter(config -> config.get("id").getAsInt() == id)
        .findFirst()
        .orElseThrow(ApiException::notFound);
  }

  private Resource find(Request request) {
    return account
        .table(Account.Kind.INSTANCE)
        .find(request.id("id"))
        .orElseThrow(ApiException::notFound);
  }
}
