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
import dev.replinode.sandbox.state.Table;

/** The public SSH keys of the account's user. They are remembered and shown. */
public final class SshKeysApi {
  private static final int LONGEST_LABEL = 64;

  private final Account account;

  /** Serves the keys in {@code account}. */
  public SshKeysApi(Account account) {
    this.account = account;
  }

  /** Adds the calls. */
  public void register(Routes routes) {
    String all = "/profile/sshkeys";
    String one = all + "/{id}";
    Scope read = Scope.read("account");
    Scope write = Scope.write("account");
    routes
        .list(all, read, r -> Listing.by("label").answer(r, table().views()))
        .add("POST", all, write, this::create)
        .add("GET", one, read, r -> Response.ok(find(r).view()))
        .add("PUT", one, write, this::update)
        .add("DELETE", one, write, this::delete);
  }

  private Response create(Request request) {
    Input input = new Input(request.body());
    Checks checks = new Checks();
    checks.run(() -> label(input));
    checks.run(() -> requireKey("ssh_key", input.requiredString("ssh_key")));
    checks.end();
    int id = table().nextId();
    JsonObject view =
        Json.object(
            "id",
            id,
            "label",
            label(input),
            "ssh_key",
            input.requiredString("ssh_key"),
            "created",
            account.now());
    return Response.ok(table().put(new Resource(id, view)).view());
  }

  private Response update(Request request) {
    Resource key = find(request);
    key.view().addProperty("label", label(new Input(request.body())));
    return Response.ok(key.view());
  }

  private Response delete(Request request) {
    table().remove(find(request).id());
    return Response.done();
  }

  /** Refuses what is no public key. */
  static void requireKey(String field, String key) {
    if (!key.strip().matches("(?s)(ssh-|ecdsa-|sk-)\\S+ \\S+.*")) {
      throw ApiException.invalid(field, "SSH Key is not valid");
    }
  }

  private static String label(Input input) {
    return Labels.length("label", input.requiredString("label"), 1, LONGEST_LABEL);
  }

  private Resource find(Request request) {
    return table().find(request.id("id")).orElseThrow(ApiException::notFound);
  }

  private Table table() {
    return account.table(Account.Kind.SSH_KEY);
  }
}
