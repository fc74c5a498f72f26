package dev.replinode.sandbox.api;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.replinode.sandbox.http.ApiException;
import dev.replinode.sandbox.http.Grants;
import dev.replinode.sandbox.http.Listing;
import dev.replinode.sandbox.http.Request;
import dev.replinode.sandbox.http.Response;
import dev.replinode.sandbox.http.Routes;
import dev.replinode.sandbox.http.Scope;
import dev.replinode.sandbox.state.Account;
import dev.replinode.sandbox.state.Json;
import dev.replinode.sandbox.state.Resource;
import java.util.ArrayList;
import java.util.List;

/** Tags, and what bears them. */
public final class TagsApi {
  private final Account account;

  /** Serves the tags of {@code account}. */
  public TagsApi(Account account) {
    this.account = account;
  }

  /** Adds the calls. */
  public void register(Routes routes) {
    Scope write = Scope.write("account");
    routes
        .list("/tags", Scope.read("account"), this::list)
        .add("POST", "/tags", write, this::create)
        .list("/tags/{label}", Scope.read("account"), this::members)
        .add("DELETE", "/tags/{label}", write, this::delete);
  }

  private Response list(Request request) {
    unrestricted(request);
    List<JsonObject> tags =
        account.tags().stream().map(label -> Json.object("label", label)).toList();
    return Listing.by("label").answer(request, tags);
  }

  private Response create(Request request) {
    unrestricted(request);
    Input input = new Input(request.body());
    String label = Labels.length("label", input.requiredString("label"), 3, 50);
    if (account.tags().contains(label)) {
      throw ApiException.invalid("label", "Tag already exists");
    }
    for (String other : List.of("domains", "volumes", "nodebalancers")) {
      if (!input.integers(other).orElse(List.of()).isEmpty()) {
        throw ApiException.invalid(other, "Not found");
      }
    }
    List<Resource> instances =
        input.integers("linodes").orElse(List.of()).stream().map(this::instance).toList();
    account.tags().add(label);
    instances.forEach(instance -> instance.view().getAsJsonArray("tags").add(label));
    return Response.ok(Json.object("label", label));
  }

  private Resource instance(int id) {
    return account
        .table(Account.Kind.INSTANCE)
        .find(id)
        .orElseThrow(() -> ApiException.invalid("linodes", "Not found"));
  }

  private Response members(Request request) {
    String label = existing(request);
    List<JsonObject> members = new ArrayList<>();
    bearers("linode", Account.Kind.INSTANCE, label, members);
    bearers("firewall", Account.Kind.FIREWALL, label, members);
    return Listing.by().answer(request, members);
  }

  private Response delete(Request request) {
    String label = existing(request);
    account.tags().remove(label);
    for (Account.Kind kind : List.of(Account.Kind.INSTANCE, Account.Kind.FIREWALL)) {
      for (Resource resource : account.table(kind).all()) {
        JsonArray tags = resource.view().getAsJsonArray("tags");
        tags.remove(new JsonPrimitive(label));
      }
    }
    return Response.done();
  }

  private void bearers(String type, Account.Kind kind, String label, List<JsonObject> found) {
    for (Resource resource : account.table(kind).all()) {
      if (Json.strings(resource.view(), "tags").contains(label)) {
        found.add(Json.object("type", type, "data", resource.view()));
      }
    }
  }

  /** Tags are for users without restrictions only. */
  private static void unrestricted(Request request) {
    if (request.grants().isPresent()) {
      throw Grants.forbidden();
    }
  }

  private String existing(Request request) {
    unrestricted(request);
    String label = request.variable("label");
    if (!account.tags().contains(label)) {
      throw ApiException.notFound();
    }
    return label;
  }
}
