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
          Map.entry("/account/maintenance", "account"),
          Map.entry("/account/notifications", "account"),
          Map.entry("/databases/instances", "databases"),
          Map.entry("/domains", "domains"),
          Map.entry("/lke/clusters", "lke"),
          Map.entry("/longview/clients", "longview"),
          Map.entry("/networking/ipv6/ranges", "ips"),
          Map.entry("/networking/vlans", "linodes"),
          Map.entry("/nodebalancers", "nodebalancers"),
          Map.entry("/placement/groups", "linodes"),
          Map.entry("/vpcs", "vpc"));

  private EmptyLists() {}

  /** Adds the calls. */
  public static void register(Routes routes) {
    SCOPES.forEach(
        (path, area) ->
            routes.list(
                path, Scope.read(area), r -> Listing.by("id", "label").answer(r, List.of())));
  }
}
