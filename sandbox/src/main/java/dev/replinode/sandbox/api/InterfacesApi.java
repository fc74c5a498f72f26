package dev.replinode.sandbox.api;

import com.google.gson.JsonObject;
import dev.replinode.sandbox.http.ApiException;
import dev.replinode.sandbox.http.Listing;
import dev.replinode.sandbox.http.Request;
import dev.replinode.sandbox.http.Response;
import dev.replinode.sandbox.http.Routes;
import dev.replinode.sandbox.http.Scope;
import dev.replinode.sandbox.state.Account;
import dev.replinode.sandbox.state.Json;
import dev.replinode.sandbox.state.Resource;

/** The interfaces of instances, to be read. */
public final class InterfacesApi {
  private final Account account;
  private final FirewallDevices devices;

  /** Serves the instances of {@code account}. */
  public InterfacesApi(Account account, FirewallDevices devices) {
    this.account = account;
    this.devices = devices;
  }

  /** Adds the calls. */
  public void register(Routes routes) {
    String all = "/linode/instances/{id}/interfaces";
    Scope read = Scope.read("linodes");
    routes
        .add("GET", all, read, this::list)
        .add("GET", all + "/settings", read, r -> Response.ok(settings(r)))
        .add("GET", all + "/{interface}", read, r -> Response.ok(find(r)))
        .list(all + "/{interface}/firewalls", read, this::firewalls);
  }

  /** All at once, not in pages. */
  private Response list(Request request) {
    return Response.ok(Json.object("interfaces", InstanceInterfaces.of(instance(request))));
  }

  private JsonObject settings(Request request) {
    return InstanceInterfaces.settings(instance(request));
  }

  private Response firewalls(Request request) {
    int id = find(request).get("id").getAsInt();
    FirewallTarget target = FirewallTarget.linodeInterface(instance(request), id);
    return Listing.by("id", "label").answer(request, devices.firewallsOf(target));
  }

  private JsonObject find(Request request) {
    int id = request.id("interface");
    return InstanceInterfaces.of(instance(request)).stream()
        .filter(one -> one.get("id").getAsInt() == id)
        .findFirst()
        .orElseThrow(ApiException::notFound);
  }

  private Resource instance(Request request) {
    return account
        .table(Account.Kind.INSTANCE)
        .find(request.id("id"))
        .orElseThrow(ApiException::notFound);
  }
}
