package dev.replinode.sandbox.api;

import dev.replinode.sandbox.http.ApiException;
import dev.replinode.sandbox.http.Listing;
import dev.replinode.sandbox.http.Request;
import dev.replinode.sandbox.http.Response;
import dev.replinode.sandbox.http.Routes;
import dev.replinode.sandbox.http.Scope;
import dev.replinode.sandbox.state.Account;
import java.util.List;

/** The account, its settings and its user. */
public final class AccountApi {
  private static final List<String> CHANGEABLE =
      List.of(
          "backups_enabled", "network_helper", "interfaces_for_new_linodes", "maintenance_policy");

  private static final List<String> CONTACT =
      List.of(
          "address_1",
          "address_2",
          "city",
          "company",
          "country",
          "email",
          "first_name",
          "last_name",
          "phone",
          "state",
          "tax_id",
          "zip");

  private static final String SUBSCRIPTION = "longview_subscription";

  private final Account account;

  /** Serves {@code account}. */
  public AccountApi(Account account) {
    this.account = account;
  }

  /** Adds the calls. */
  public void register(Routes routes) {
    routes
        // Without restrictions the platform answers 204 and no body.
        .add(
            "GET",
            "/profile/grants",
            Scope.any(),
            r -> r.grants().map(g -> Response.ok(g.toJson())).orElseGet(Response::nothing))
        .add(
            "GET",
            "/account",
            Scope.read("account"),
            request -> Response.ok(AccountDocuments.account(account)))
        .add("PUT", "/account", Scope.write("account"), this::putAccount)
        .add(
            "GET",
            "/account/settings",
            Scope.read("account"),
            request -> Response.ok(account.settings()))
        .add("PUT", "/account/settings", Scope.write("account"), this::putSettings);
    registerUsers(routes);
  }

  private void registerUsers(Routes routes) {
    Scope read = Scope.read("account");
    routes
        .list(
            "/account/users",
            read,
            r -> Listing.by("username").answer(r, List.of(AccountDocuments.user(account))))
        .add("GET", "/account/users/{name}", read, this::getUser)
        .add("GET", "/account/users/{name}/grants", read, this::getUserGrants);
  }

  private Response putAccount(Request request) {
    Input input = new Input(request.body());
    Checks checks = new Checks();
    checks.run(() -> ProfileApi.requireEmail(input));
    CONTACT.stream()
        .filter(field -> !field.equals("email"))
        .forEach(field -> checks.run(() -> input.string(field)));
    checks.end();
    CONTACT.stream()
        .filter(input::has)
        .forEach(field -> account.contact().add(field, request.body().get(field)));
    return Response.ok(AccountDocuments.account(account));
  }

  private Response putSettings(Request request) {
    Input input = new Input(request.body());
    input.bool("backups_enabled");
    input.bool("network_helper");
    input.oneOf(
        "interfaces_for_new_linodes",
        List.of(
            "legacy_config_only",
            "legacy_config_default_but_linode_allowed",
            "linode_default_but_legacy_config_allowed",
            "linode_only"));
    Extras.policy(input);
    input.string(SUBSCRIPTION);
    for (String field : CHANGEABLE) {
      if (input.has(field)) {
        account.settings().add(field, request.body().get(field));
      }
    }
    // The only one that can be null: no subscription.
    if (input.mentions(SUBSCRIPTION)) {
      account.settings().add(SUBSCRIPTION, request.body().get(SUBSCRIPTION));
    }
    return Response.ok(account.settings());
  }

  private Response getUser(Request request) {
    if (!request.variable("name").equals(Account.USERNAME)) {
      throw ApiException.notFound();
    }
    return Response.ok(AccountDocuments.user(account));
  }

  /** The user has no restrictions, which the platform says by an answer without a body. */
  private Response getUserGrants(Request request) {
    getUser(request);
    return Response.nothing();
  }
}
