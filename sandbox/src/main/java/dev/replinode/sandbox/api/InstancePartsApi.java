package dev.replinode.sandbox.api;

import com.google.gson.JsonObject;
import dev.replinode.sandbox.catalog.Catalog;
import dev.replinode.sandbox.http.ApiException;
import dev.replinode.sandbox.http.Listing;
import dev.replinode.sandbox.http.Request;
import dev.replinode.sandbox.http.Response;
import dev.replinode.sandbox.http.Routes;
import dev.replinode.sandbox.http.Scope;
import dev.replinode.sandbox.state.Account;
import dev.replinode.sandbox.state.Json;
import dev.replinode.sandbox.state.Resource;
import java.util.List;
import java.util.function.Function;

/** What clients read of an instance after they have made it; others change disks and profiles. */
public final class InstancePartsApi {
  private final Account account;
  private final InstanceParts parts;

  /** Serves the instances of {@code account}. */
  public InstancePartsApi(Account account, Catalog catalog) {
    this.account = account;
    this.parts = new InstanceParts(catalog);
  }

  /** Adds the calls. */
  public void register(Routes routes) {
    addList(routes, "configs", parts::configs);
    addList(routes, "disks", parts::disks);
    addList(routes, "volumes", instance -> List.of());
    addList(routes, "nodebalancers", instance -> List.of());
    routes.list("/volumes", Scope.read("volumes"), r -> Listing.by("label").answer(r, List.of()));
    addOne(routes, "backups", InstancePartsApi::backups);
    addOne(
        routes,
        "stats",
        instance -> {
          throw ApiException.of(400, "Stats are unavailable at this time.");
        });
    addOne(
        routes,
        "transfer",
        instance ->
            Json.object(
                "used",
                0,
                "quota",
                instance.view().getAsJsonObject("specs").get("transfer"),
                "billable",
                0));
  }

  private void addList(Routes routes, String name, Function<Resource, List<JsonObject>> documents) {
    String path = "/linode/instances/{id}/" + name;
    Scope read = Scope.read("linodes");
    routes
        .list(path, read, r -> Listing.by("id", "label").answer(r, documents.apply(find(r))))
        .add(
            "GET",
            path + "/{part}",
            read,
            r ->
                Response.ok(
                    documents.apply(find(r)).stream()
                        .filter(part -> part.get("id").getAsInt() == r.id("part"))
                        .findFirst()
                        .orElseThrow(ApiException::notFound)));
  }

  private void addOne(Routes routes, String name, Function<Resource, JsonObject> document) {
    routes.add(
        "GET",
        "/linode/instances/{id}/" + name,
        Scope.read("linodes"),
        request -> Response.ok(document.apply(find(request))));
  }

  private static JsonObject backups(Resource instance) {
    return Json.object(
        "automatic", List.of(), "snapshot", Json.object("current", null, "in_progress", null));
  }

  private Resource find(Request request) {
    return account
        .table(Account.Kind.INSTANCE)
        .find(request.id("id"))
        .orElseThrow(ApiException::notFound);
  }
}
