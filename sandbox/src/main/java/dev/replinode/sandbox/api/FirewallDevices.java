package dev.replinode.sandbox.api;

import com.google.gson.JsonObject;
import dev.replinode.sandbox.state.Account;
import dev.replinode.sandbox.state.Entity;
import dev.replinode.sandbox.state.EventLog;
import dev.replinode.sandbox.state.Json;
import dev.replinode.sandbox.state.Resource;
import dev.replinode.sandbox.state.Table;
import java.util.List;

/** Which firewall applies to which instance. Used under the account's lock only. */
public final class FirewallDevices {
  private final Account account;
  private final EventLog events;

  /** Works on {@code account}. */
  public FirewallDevices(Account account, EventLog events) {
    this.account = account;
    this.events = events;
  }

  /** Applies a firewall to an instance and returns the device. */
  Resource attach(Resource firewall, Resource instance) {
    int id = table().nextId();
    JsonObject entity =
        Json.fields()
            .put("id", instance.id())
            .put("type", "linode")
            .put("label", instance.label())
            .put("url", "/v4/linode/instances/" + instance.id())
            .put("parent_entity", null)
            .json();
    JsonObject view =
        Json.object("id", id, "created", account.now(), "updated", account.now(), "entity", entity);
    JsonObject hidden = Json.object("firewall", firewall.id(), "linode", instance.id());
    events.notify("firewall_device_add", Entity.of("firewall", firewall, "/networking/firewalls/"));
    return table().put(new Resource(id, view, hidden));
  }

  /** Ends what applies to an instance that is deleted. */
  void detach(Resource instance) {
    for (Resource device : table().all()) {
      if (device.hidden().get("linode").getAsInt() == instance.id()) {
        table().remove(device.id());
      }
    }
  }

  List<Resource> of(Resource firewall) {
    return table().all().stream()
        .filter(device -> device.hidden().get("firewall").getAsInt() == firewall.id())
        .toList();
  }

  List<JsonObject> firewallsOf(Resource instance) {
    return table().all().stream()
        .filter(device -> device.hidden().get("linode").getAsInt() == instance.id())
        .map(device -> device.hidden().get("firewall").getAsInt())
        .flatMap(id -> account.table(Account.Kind.FIREWALL).find(id).stream())
        .map(this::view)
        .toList();
  }

  /** A firewall with what it applies to. */
  JsonObject view(Resource firewall) {
    List<JsonObject> entities =
        of(firewall).stream().map(device -> device.view().getAsJsonObject("entity")).toList();
    firewall.view().add("entities", Json.array(entities));
    return firewall.view();
  }

  Table table() {
    return account.table(Account.Kind.FIREWALL_DEVICE);
  }
}
