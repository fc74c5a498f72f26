package dev.replinode.sandbox.api;

import com.google.gson.JsonObject;
import dev.replinode.sandbox.http.ApiException;
import dev.replinode.sandbox.state.Account;
import dev.replinode.sandbox.state.Json;
import dev.replinode.sandbox.state.Resource;
import java.util.List;
import java.util.Optional;

/**
 * Which firewall an order gives to the new instance, or to each of its interfaces: the one it
 * names, or the account's default.
 */
final class OrderedFirewalls {
  private static final int NONE = -1;

  private final Account account;

  OrderedFirewalls(Account account) {
    this.account = account;
  }

  /**
   * Accepts or refuses what is named.
   *
   * @throws ApiException 400 when there is no such firewall
   */
  void check(Input order, boolean isLegacy) {
    if (isLegacy) {
      find(order, "linode", "");
      return;
    }
    List<JsonObject> interfaces = order.objects("interfaces").orElse(List.of());
    for (int i = 0; i < interfaces.size(); i++) {
      find(interfaces.get(i), "interfaces[" + i + "].");
    }
  }

  /** Applies them to an instance whose order was accepted. */
  void attach(Input order, Resource instance, FirewallDevices devices) {
    if (instance.text("interface_generation").equals("legacy_config")) {
      find(order, "linode", "")
          .ifPresent(firewall -> devices.attach(firewall, FirewallTarget.linode(instance)));
      return;
    }
    List<JsonObject> interfaces = order.objects("interfaces").orElse(List.of());
    for (int i = 0; i < interfaces.size(); i++) {
      int id = InstanceInterfaces.idOf(instance, i);
      find(interfaces.get(i), "")
          .ifPresent(
              firewall -> devices.attach(firewall, FirewallTarget.linodeInterface(instance, id)));
    }
  }

  /** Whether the account names a firewall for interfaces of that kind. */
  boolean hasDefault(String interfaceKind) {
    return usual(interfaceKind + "_interface").isPresent();
  }

  private Optional<Resource> find(JsonObject one, String at) {
    String usual = Json.has(one, "vpc") ? "vpc_interface" : "public_interface";
    return find(new Input(one, at), usual, at).filter(firewall -> !Json.has(one, "vlan"));
  }

  private Optional<Resource> find(Input from, String usual, String at) {
    Optional<Integer> id = from.integer("firewall_id").or(() -> usual(usual));
    if (id.isEmpty() || id.get() == NONE) {
      return Optional.empty();
    }
    Optional<Resource> firewall = account.table(Account.Kind.FIREWALL).find(id.get());
    if (firewall.isEmpty()) {
      throw ApiException.invalid(at + "firewall_id", "Invalid firewall_id");
    }
    return firewall;
  }

  private Optional<Integer> usual(String kind) {
    JsonObject ids = account.firewallSettings().getAsJsonObject("default_firewall_ids");
    return new Input(ids).integer(kind);
  }
}
