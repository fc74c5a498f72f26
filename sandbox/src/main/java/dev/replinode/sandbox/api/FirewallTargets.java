package dev.replinode.sandbox.api;

import dev.replinode.sandbox.http.ApiException;
import dev.replinode.sandbox.state.Account;
import dev.replinode.sandbox.state.Resource;
import java.util.List;

/** Finds what a firewall shall apply to. */
final class FirewallTargets {
  private static final List<String> TYPES = List.of("linode", "linode_interface");

  private final Account account;

  FirewallTargets(Account account) {
    this.account = account;
  }

  /**
   * The thing of that type and id.
   *
   * @param field the input to blame
   * @throws ApiException 400 when there is none, or when its interfaces are of the other generation
   */
  FirewallTarget find(String type, int id, String field) {
    if (!TYPES.contains(type)) {
      throw ApiException.invalid("type", "Must be one of " + String.join(", ", TYPES));
    }
    return type.equals("linode") ? linode(id, field) : linodeInterface(id, field);
  }

  private FirewallTarget linode(int id, String field) {
    Resource instance =
        instances().stream()
            .filter(one -> one.id() == id)
            .findFirst()
            .orElseThrow(() -> ApiException.invalid(field, "Linode " + id + " was not found"));
    if (instance.text("interface_generation").equals("linode")) {
      throw ApiException.invalid(
          field, "Linode " + id + " has linode interfaces: a firewall applies to one of these");
    }
    return FirewallTarget.linode(instance);
  }

  private FirewallTarget linodeInterface(int id, String field) {
    return instances().stream()
        .filter(one -> InstanceInterfaces.ids(one).contains(id))
        .map(one -> FirewallTarget.linodeInterface(one, id))
        .findFirst()
        .orElseThrow(() -> ApiException.invalid(field, "Interface " + id + " was not found"));
  }

  private List<Resource> instances() {
    return account.table(Account.Kind.INSTANCE).all();
  }
}
