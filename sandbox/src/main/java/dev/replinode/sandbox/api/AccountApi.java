package dev.replinode.sandbox.api;

import com.google.gson.JsonObject;
import dev.replinode.sandbox.http.Request;
import dev.replinode.sandbox.http.Response;
import dev.replinode.sandbox.http.Routes;
import dev.replinode.sandbox.http.Scope;
import dev.replinode.sandbox.state.Account;
import dev.replinode.sandbox.state.Json;
import java.util.List;

/** Profile, grants and account settings. */
public final class AccountApi {
  private static final List<String> CHANGEABLE =
      List.of(
          "backups_enabled",
          "network_helper",
          "interfaces_for_new_linodes",
          "maintenance_policy",
          "longview_subscription");

  private final Account account;

  /** Serves {@code account}. */
  public AccountApi(Account account) {
    this.account = account;
  }

  /** Adds the calls. */
  public void register(Routes routes) {
    routes
        .add("GET", "/profile", Scope.any(), request -> Response.ok(profile()))
        // The user has no restrictions: the platform answers 204 without a body.
        .add("GET", "/profile/grants", Scope.any(), request -> Response.nothing())
        .add(
            "GET",
            "/account/settings",
            Scope.read("account"),
            request -> Response.ok(account.settings()))
        .add("PUT", "/account/settings", Scope.write("account"), this::putSettings);
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
    input.oneOf("maintenance_policy", List.of("linode/migrate", "linode/power_off_on"));
    for (String field : CHANGEABLE) {
      if (input.mentions(field)) {
        account.settings().add(field, request.body().get(field));
      }
    }
    return Response.ok(account.settings());
  }

  private static JsonObject profile() {
    return Json.fields()
        .put("uid", 1234567)
        .put("username", Account.USERNAME)
        .put("email", "sandbox@example.com")
        .put("verified_phone_number", null)
        .put("timezone", "GMT")
        .put("email_notifications", false)
        .put(
            "referrals",
            Json.fields()
                .put("total", 0)
                .put("completed", 0)
                .put("pending", 0)
                .put("credit", 0)
                .put("code", "sandbox")
                .put("url", "https://www.linode.com/?r=sandbox")
                .json())
        .put("ip_whitelist_enabled", false)
        .put("lish_auth_method", "password_keys")
        .put("authorized_keys", null)
        .put("two_factor_auth", true)
        .put("restricted", false)
        .put("authentication_type", "password")
        .put("user_type", "default")
        .json();
  }
}
