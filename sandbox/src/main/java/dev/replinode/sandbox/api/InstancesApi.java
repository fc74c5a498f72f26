package dev.replinode.sandbox.api;

import com.google.gson.JsonObject;
import dev.replinode.sandbox.catalog.Catalog;
import dev.replinode.sandbox.http.ApiException;
import dev.replinode.sandbox.http.Grants;
import dev.replinode.sandbox.http.Limit;
import dev.replinode.sandbox.http.Listing;
import dev.replinode.sandbox.http.Request;
import dev.replinode.sandbox.http.Response;
import dev.replinode.sandbox.http.Routes;
import dev.replinode.sandbox.http.Scope;
import dev.replinode.sandbox.instance.Lifecycle;
import dev.replinode.sandbox.instance.StoredParts;
import dev.replinode.sandbox.state.Account;
import dev.replinode.sandbox.state.Json;
import dev.replinode.sandbox.state.Resource;
import dev.replinode.sandbox.state.Table;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Instances (Linodes). */
public final class InstancesApi {
  private static final Limit CREATES = Limit.of(20, 15);

  private static final Listing LISTING =
      Listing.by("id", "label", "region", "image", "ipv4", "group", "tags", "lke_cluster_id")
          .andOrderBy("created");

  private final Account account;
  private final NewInstance newInstance;
  private final Lifecycle lifecycle;
  private final FirewallDevices devices;
  private final InstanceParts parts;

  /** Serves the instances of {@code account}. */
  public InstancesApi(
      Account account,
      NewInstance newInstance,
      Lifecycle lifecycle,
      FirewallDevices devices,
      Catalog catalog) {
    this.account = account;
    this.newInstance = newInstance;
    this.lifecycle = lifecycle;
    this.devices = devices;
    this.parts = new InstanceParts(catalog);
  }

  /** Adds the calls. */
  public void register(Routes routes) {
    String all = "/linode/instances";
    String one = all + "/{id}";
    Scope write = Scope.write("linodes");
    routes
        .list(all, Scope.read("linodes"), this::list)
        .add("POST", all, write, CREATES, this::create)
        .add("GET", one, Scope.read("linodes"), r -> Response.ok(view(find(r), r)))
        .add("PUT", one, write, this::update)
        .add("DELETE", one, write, this::delete)
        .add("POST", one + "/boot", write, this::boot)
        .add("POST", one + "/reboot", write, this::reboot)
        .add("POST", one + "/shutdown", write, this::shutdown)
        .add("POST", one + "/rebuild", write, this::rebuild)
        .list(one + "/firewalls", Scope.read("linodes"), this::firewalls);
  }

  private Response list(Request request) {
    return LISTING.answer(
        request,
        table().all().stream()
            .filter(instance -> request.sees("linode", instance.id()))
            .map(instance -> view(instance, request))
            .toList());
  }

  private Response create(Request request) {
    if (request.grants().isPresent() && !Labels.tags(new Input(request.body())).isEmpty()) {
      throw Grants.forbidden();
    }
    Resource instance = table().put(newInstance.from(request.body()));
    request.grants().ifPresent(grants -> grants.own("linode", instance));
    account.tags().addAll(Json.strings(instance.view(), "tags"));
    newInstance.attachFirewalls(request.body(), instance, devices);
    Response response = Response.ok(view(instance, request));
    lifecycle.create(instance, NewInstance.boots(request.body(), instance));
    return response;
  }

  private Response update(Request request) {
    Resource instance = find(request);
    InstanceChange change = InstanceChange.of(request.body(), instance);
    boolean isTagged = change.tags().filter(tags -> !hasTags(instance, tags)).isPresent();
    if (request.grants().isPresent() && isTagged) {
      throw Grants.forbidden();
    }
    change.label().ifPresent(label -> newInstance.requireUnique(label, instance.id()));
    change.applyTo(instance, account);
    return Response.ok(view(instance, request));
  }

  /** Clients that save everything send tags as they were. */
  private static boolean hasTags(Resource instance, List<String> tags) {
    return Set.copyOf(Json.strings(instance.view(), "tags")).equals(Set.copyOf(tags));
  }

  private Response delete(Request request) {
    Resource instance = find(request);
    devices.detach(instance);
    table().remove(instance.id());
    lifecycle.delete(instance);
    return Response.done();
  }

  private Response boot(Request request) {
    Resource instance = idle(request);
    Optional<Integer> config = config(instance, request);
    if (instance.text("status").equals("running")) {
      throw ApiException.of(400, "Linode already booted.");
    }
    if (parts.configs(instance).isEmpty()) {
      throw ApiException.of(400, "Linode has no configuration profile to boot.");
    }
    config.ifPresent(id -> StoredParts.boot(instance, id));
    lifecycle.boot(instance);
    return Response.done();
  }

  private Response reboot(Request request) {
    Resource instance = idle(request);
    Optional<Integer> config = config(instance, request);
    if (!instance.text("status").equals("running")) {
      throw ApiException.of(400, "Linode is not running.");
    }
    config.ifPresent(id -> StoredParts.boot(instance, id));
    lifecycle.reboot(instance);
    return Response.done();
  }

  private Response shutdown(Request request) {
    Resource instance = idle(request);
    if (!instance.text("status").equals("running")) {
      throw ApiException.of(400, "Linode is not running.");
    }
    lifecycle.shutdown(instance);
    return Response.done();
  }

  private Response rebuild(Request request) {
    Resource instance = idle(request);
    boolean booted = newInstance.rebuild(request.body(), instance);
    lifecycle.rebuild(instance, booted);
    return Response.ok(view(instance, request));
  }

  private Response firewalls(Request request) {
    FirewallTarget target = FirewallTarget.linode(find(request));
    return Listing.by("id", "label").answer(request, devices.firewallsOf(target));
  }

  /** The configuration profile that a call names; empty when it names none. */
  private Optional<Integer> config(Resource instance, Request request) {
    Optional<Integer> config = new Input(request.body()).integer("config_id");
    boolean isKnown =
        parts.configs(instance).stream()
            .anyMatch(one -> Optional.of(one.get("id").getAsInt()).equals(config));
    if (config.isPresent() && !isKnown) {
      throw ApiException.invalid("config_id", "Not found");
    }
    return config;
  }

  /** An instance on which no action is running. */
  private Resource idle(Request request) {
    Resource instance = find(request);
    InstanceParts.requireIdle(instance);
    return instance;
  }

  private Resource find(Request request) {
    return table().find(request.id("id")).orElseThrow(ApiException::notFound);
  }

  /** The document; {@code locks} is shown by {@code v4beta} only. */
  private static JsonObject view(Resource instance, Request request) {
    JsonObject view = instance.view().deepCopy();
    if (!request.beta()) {
      view.remove("locks");
    }
    return view;
  }

  private Table table() {
    return account.table(Account.Kind.INSTANCE);
  }
}
