package dev.replinode.sandbox.api;

import com.google.gson.JsonObject;
import dev.replinode.sandbox.http.Request;
import dev.replinode.sandbox.state.Account;
import dev.replinode.sandbox.state.Json;
import dev.replinode.sandbox.state.Resource;
import java.util.List;

/** The documents of the account and of its only user. */
final class AccountDocuments {
  private static final String EMAIL = "sandbox@example.com";

  /** The user has logged in once, when all began. */
  private static final String LOGIN_TIME = "2024-01-01T00:00:00";

  /** In the words that clients look for before they offer what belongs to one. */
  private static final List<String> CAPABILITIES =
      List.of(
          "Linodes",
          "Linode Interfaces",
          "Disk Encryption",
          "Cloud Firewall",
          "Object Storage",
          "Object Storage Access Key Regions",
          "Object Storage Endpoint Types");

  private AccountDocuments() {}

  static JsonObject profile(Request request, Account account) {
    JsonObject profile = usualProfile(request.grants().isPresent());
    account.profile().entrySet().forEach(e -> profile.add(e.getKey(), e.getValue()));
    return profile;
  }

  private static JsonObject usualProfile(boolean isRestricted) {
    return Json.fields()
        .put("uid", 1234567)
        .put("username", Account.USERNAME)
        .put("email", EMAIL)
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
        .put("restricted", isRestricted)
        .put("authentication_type", "password")
        .put("user_type", "default")
        .json();
  }

  static JsonObject login() {
    return Json.fields()
        .put("id", 1)
        .put("datetime", LOGIN_TIME)
        .put("ip", "192.0.2.1")
        .put("username", Account.USERNAME)
        .put("restricted", false)
        .put("status", "successful")
        .json();
  }

  static JsonObject user(Account account) {
    return Json.fields()
        .put("username", Account.USERNAME)
        .put("email", Json.string(account.profile(), "email").orElse(EMAIL))
        .put("restricted", false)
        .put(
            "ssh_keys",
            account.table(Account.Kind.SSH_KEY).all().stream().map(Resource::label).toList())
        .put("tfa_enabled", true)
        .put("verified_phone_number", null)
        .put("password_created", LOGIN_TIME)
        .put("last_login", Json.object("login_datetime", LOGIN_TIME, "status", "successful"))
        .put("user_type", "default")
        .json();
  }

  /**
   * An account that owes nothing and has no card. Its address and telephone number are made up;
   * clients take an account without them for one that is not set up.
   */
  static JsonObject account(Account account) {
    JsonObject document = usualAccount();
    account.contact().entrySet().forEach(e -> document.add(e.getKey(), e.getValue()));
    return document;
  }

  private static JsonObject usualAccount() {
    return Json.fields()
        .put("company", "Sandbox")
        .put("email", EMAIL)
        .put("first_name", "Sand")
        .put("last_name", "Box")
        .put("address_1", "1 Example Street")
        .put("address_2", "")
        .put("city", "Philadelphia")
        .put("state", "PA")
        .put("zip", "19106")
        .put("country", "US")
        .put("phone", "215-555-0100")
        .put("balance", 0)
        .put("balance_uninvoiced", 0)
        .put("tax_id", "")
        .put("credit_card", Json.object("last_four", null, "expiry", null))
        .put("active_since", LOGIN_TIME)
        .put("active_promotions", List.of())
        .put("capabilities", CAPABILITIES)
        .put("euuid", "00000000-0000-4000-8000-000000000000")
        .put("billing_source", "linode")
        .json();
  }
}
