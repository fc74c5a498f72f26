package dev.replinode.sandbox.api;

import dev.replinode.sandbox.http.Listing;
import dev.replinode.sandbox.http.Routes;
import dev.replinode.sandbox.http.Scope;
import java.util.List;
import java.util.Map;

/** Lists of what this account has none of, for clients that look through everything. */
public final class EmptyLists {
  private static final Map<String, String> SCOPES =
      Map.ofEntries(
          Map.entry("/account/invoices", "account"),
          Map.entry("/account/maintenance", "account"),
          Map.entry("/account/notifications", "account"),
          Map.entry("/account/oauth-clients", "account"),
          Map.entry("/account/payment-methods", "account"),
          Map.entry("/account/payments", "account"),
          Map.entry("/account/service-transfers", "account"),
          Map.entry("/databases/instances", "databases"),
          Map.entry("/domains", "domains"),
          Map.entry("/lke/clusters", "lke"),
          Map.entry("/longview/clients", "longview"),
          Map.entry("/networking/ipv6/ranges", "ips"),
          Map.entry("/networking/vlans", "linodes"),
          Map.entry("/nodebalancers", "nodebalancers"),
          Map.entry("/placement/groups", "linodes"),
          Map.entry("/profile/apps", "account"),
          Map.entry("/profile/devices", "account"),
          Map.entry("/vpcs", "vpc"));

  /** What clients search and order these by. */
  private static final Listing LISTING = Listing.by("created", "date", "id", "label", "status");

  private EmptyLists() {}

  /** Adds the calls. */
  public static void register(Routes routes) {
    SCOPES.forEach(
        (path, area) -> routes.list(path, Scope.read(area), r -> LISTING.answer(r, List.of())));
  }
}
