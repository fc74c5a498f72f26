package dev.replinode.sandbox.api;

import com.google.gson.JsonObject;
import dev.replinode.sandbox.http.ApiException;
import dev.replinode.sandbox.http.Grants;
import dev.replinode.sandbox.http.Listing;
import dev.replinode.sandbox.http.Request;
import dev.replinode.sandbox.http.Response;
import dev.replinode.sandbox.http.Routes;
import dev.replinode.sandbox.http.Scope;
import dev.replinode.sandbox.state.Account;
import dev.replinode.sandbox.state.Resource;
import java.util.List;

/** The addresses of instances. Of them, only the name can be changed. */
public final class AddressesApi {
  private static final Listing LISTING =
      Listing.by("address", "linode_id", "prefix", "public", "rdns", "region", "type");

  private final Account account;

  /** Serves the instances of {@code account}. */
  public AddressesApi(Account account) {
    this.account = account;
  }

  /** Adds the calls. */
  public void register(Routes routes) {
    String all = "/networking/ips";
    String ofOne = "/linode/instances/{id}/ips";
    routes
        .list(all, Scope.read("ips"), this::list)
        .add("GET", all + "/{address}", Scope.read("ips"), r -> show(r, holder(r)))
        .add("PUT", all + "/{address}", Scope.write("ips"), r -> rename(r, holder(r)))
        .add(
            "GET",
            ofOne,
            Scope.read("linodes"),
            r -> Response.ok(InstanceAddresses.grouped(instance(r))))
        .add("GET", ofOne + "/{address}", Scope.read("linodes"), r -> show(r, instance(r)))
        .add("PUT", ofOne + "/{address}", Scope.write("linodes"), r -> rename(r, instance(r)));
  }

  private Response list(Request request) {
    return LISTING.answer(
        request,
        visible(request).stream()
            .flatMap(instance -> InstanceAddresses.all(instance).stream())
            .toList());
  }

  private static Response show(Request request, Resource instance) {
    return Response.ok(find(request, instance));
  }

  private static Response rename(Request request, Resource instance) {
    JsonObject present = find(request, instance);
    if (request.grants().filter(grants -> !grants.changes("linode", instance.id())).isPresent()) {
      throw Grants.forbidden();
    }
    Input input = new Input(request.body());
    if (!input.mentions("rdns")) {
      throw ApiException.invalid("rdns", "rdns is required");
    }
    if (!present.get("public").getAsBoolean()) {
      throw ApiException.invalid("rdns", "A private address has no reverse DNS.");
    }
    String name = input.string("rdns").orElse(null);
    InstanceAddresses.rename(instance, present.get("address").getAsString(), name);
    return show(request, instance);
  }

  private static JsonObject find(Request request, Resource instance) {
    return InstanceAddresses.all(instance).stream()
        .filter(one -> isAsked(request, one))
        .findFirst()
        .orElseThrow(ApiException::notFound);
  }

  private static boolean isAsked(Request request, JsonObject address) {
    return address.get("address").getAsString().equalsIgnoreCase(request.variable("address"));
  }

  private Resource holder(Request request) {
    return visible(request).stream()
        .filter(one -> InstanceAddresses.all(one).stream().anyMatch(a -> isAsked(request, a)))
        .findFirst()
        .orElseThrow(ApiException::notFound);
  }

  private List<Resource> visible(Request request) {
    return account.table(Account.Kind.INSTANCE).all().stream()
        .filter(instance -> request.sees("linode", instance.id()))
        .toList();
  }

  private Resource instance(Request request) {
    return account
        .table(Account.Kind.INSTANCE)
        .find(request.id("id"))
        .orElseThrow(ApiException::notFound);
  }
}
