package dev.replinode.sandbox.api;

import com.google.gson.JsonObject;
import dev.replinode.sandbox.http.ApiException;
import dev.replinode.sandbox.state.Account;
import dev.replinode.sandbox.state.Entity;
import dev.replinode.sandbox.state.EventLog;
import dev.replinode.sandbox.state.Json;
import dev.replinode.sandbox.state.Resource;
import dev.replinode.sandbox.state.Table;
import java.util.List;

/**
 * Which firewall applies to which instance or interface: to each one enabled firewall at most. Used
 * under the account's lock only.
 */
public final class FirewallDevices {
  private final Account account;
  private final EventLog events;

  /** Works on {@code account}. */
  public FirewallDevices(Account account, EventLog events) {
    this.account = account;
    this.events = events;
  }

  /** Applies a firewall to something that is free for it, and returns the device. */
  Resource attach(Resource firewall, FirewallTarget target) {
    int id = table().nextId();
    JsonObject view =
        Json.object(
            "id",
            id,
            "created",
            account.now(),
            "updated",
            account.now(),
            "entity",
            target.toJson());
    JsonObject hidden = Json.object("firewall", firewall.id(), "linode", target.instance());
    events.notify("firewall_device_add", entity(firewall), target.entity());
    return table().put(new Resource(id, view, hidden));
  }

  /** Ends what a device does, because somebody asked for it. */
  void remove(Resource firewall, Resource device) {
    table().remove(device.id());
    events.notify("firewall_device_remove", entity(firewall), Entity.ofDevice(device.view()));
  }

  /** Ends what applies to an instance that is deleted. */
  void detach(Resource instance) {
    for (Resource device : table().all()) {
      if (device.hidden().get("linode").getAsInt() == instance.id()) {
        table().remove(device.id());
      }
    }
  }

  /**
   * Refuses the same firewall twice and, unless the one that shall apply is disabled, a second
   * enabled one.
   *
   * @param firewallId the firewall that shall apply; 0 for one that is not there yet
   * @param field the input to blame
   * @throws ApiException 400 when another one applies
   */
  void requireFree(FirewallTarget target, int firewallId, String field) {
    boolean counts = firewallId == 0 || isEnabled(firewallId);
    table().all().stream()
        .filter(target::isOf)
        .map(FirewallDevices::firewallId)
        .filter(id -> id == firewallId || (counts && isEnabled(id)))
        .findFirst()
        .ifPresent(
            id -> refuse(target.entity().type(), target.entity().id().getAsInt(), id, field));
  }

  /**
   * The same, for a firewall that is enabled again.
   *
   * @throws ApiException 400 when another one applies to one of its things
   */
  void requireAlone(Resource firewall) {
    for (Resource device : of(firewall)) {
      JsonObject entity = device.view().getAsJsonObject("entity");
      table().all().stream()
          .filter(other -> isAbout(entity, other))
          .map(FirewallDevices::firewallId)
          .filter(id -> id != firewall.id() && isEnabled(id))
          .findFirst()
          .ifPresent(
              id ->
                  refuse(
                      entity.get("type").getAsString(), entity.get("id").getAsInt(), id, "status"));
    }
  }

  /** The whole documents need not be equal: they have the labels of when they were written. */
  private static boolean isAbout(JsonObject entity, Resource device) {
    JsonObject shown = device.view().getAsJsonObject("entity");
    return shown.get("type").equals(entity.get("type")) && shown.get("id").equals(entity.get("id"));
  }

  private void refuse(String type, int id, int firewallId, String field) {
    String status = isEnabled(firewallId) ? "enabled" : "disabled";
    throw ApiException.invalid(
        field, "The " + type + " " + id + " already has the " + status + " firewall " + firewallId);
  }

  private boolean isEnabled(int firewallId) {
    return account
        .table(Account.Kind.FIREWALL)
        .find(firewallId)
        .filter(firewall -> firewall.text("status").equals("enabled"))
        .isPresent();
  }

  List<Resource> of(Resource firewall) {
    return table().all().stream().filter(device -> firewallId(device) == firewall.id()).toList();
  }

  List<JsonObject> firewallsOf(FirewallTarget target) {
    return table().all().stream()
        .filter(target::isOf)
        .flatMap(device -> account.table(Account.Kind.FIREWALL).find(firewallId(device)).stream())
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

  private static int firewallId(Resource device) {
    return device.hidden().get("firewall").getAsInt();
  }

  private static Entity entity(Resource firewall) {
    return Entity.of("firewall", firewall, "/networking/firewalls/");
  }

  Table table() {
    return account.table(Account.Kind.FIREWALL_DEVICE);
  }
}
