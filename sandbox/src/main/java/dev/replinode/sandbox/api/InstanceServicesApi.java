package dev.replinode.sandbox.api;

import com.google.gson.JsonObject;
import dev.replinode.sandbox.http.ApiException;
import dev.replinode.sandbox.http.Request;
import dev.replinode.sandbox.http.Response;
import dev.replinode.sandbox.http.Routes;
import dev.replinode.sandbox.http.Scope;
import dev.replinode.sandbox.state.Account;
import dev.replinode.sandbox.state.Entity;
import dev.replinode.sandbox.state.EventLog;
import dev.replinode.sandbox.state.Resource;

/**
 * Whether an instance is backed up, and its root password. Both are taken and shown in events; no
 * backup is made, and no password is kept.
 */
public final class InstanceServicesApi {
  private final Account account;
  private final EventLog events;

  /** Serves the instances of {@code account}. */
  public InstanceServicesApi(Account account, EventLog events) {
    this.account = account;
    this.events = events;
  }

  /** Adds the calls. */
  public void register(Routes routes) {
    String one = "/linode/instances/{id}";
    Scope write = Scope.write("linodes");
    routes
        .add("POST", one + "/backups/enable", write, r -> backUp(r, true))
        .add("POST", one + "/backups/cancel", write, r -> backUp(r, false))
        .add("POST", one + "/password", write, this::setPassword);
  }

  private Response backUp(Request request, boolean enabled) {
    Resource instance = find(request);
    JsonObject backups = instance.view().getAsJsonObject("backups");
    backups.addProperty("enabled", enabled);
    events.notify(enabled ? "backups_enable" : "backups_cancel", Entity.linode(instance));
    return Response.done();
  }

  private Response setPassword(Request request) {
    Resource instance = find(request);
    RootPass.check(new Input(request.body()).requiredString("root_pass"));
    String status = instance.text("status");
    if (!status.equals("offline")) {
      String reason = status.equals("running") ? "Linode must be shut down." : "Linode busy.";
      throw ApiException.of(400, reason);
    }
    events.finish(events.schedule("password_reset", Entity.linode(instance), null));
    return Response.done();
  }

  private Resource find(Request request) {
    return account
        .table(Account.Kind.INSTANCE)
        .find(request.id("id"))
        .orElseThrow(ApiException::notFound);
  }
}
