package dev.replinode.sandbox.api;

import dev.replinode.sandbox.http.ApiException;
import dev.replinode.sandbox.http.Request;
import dev.replinode.sandbox.http.Response;
import dev.replinode.sandbox.http.Routes;
import dev.replinode.sandbox.http.Scope;
import dev.replinode.sandbox.state.Account;
import java.util.List;

/** The profile of the account's user. What is changed of it is remembered and shown. */
public final class ProfileApi {
  private static final String KEYS = "authorized_keys";
  private static final List<String> CHANGEABLE =
      List.of(
          "email", "timezone", "email_notifications", "ip_whitelist_enabled", "lish_auth_method");
  private static final List<String> LISH = List.of("password_keys", "keys_only", "disabled");

  private final Account account;

  /** Serves the user of {@code account}. */
  public ProfileApi(Account account) {
    this.account = account;
  }

  /** Adds the calls. */
  public void register(Routes routes) {
    routes
        .add("GET", "/profile", Scope.any(), this::show)
        .add("PUT", "/profile", Scope.write("account"), this::update);
  }

  private Response show(Request request) {
    return Response.ok(AccountDocuments.profile(request, account));
  }

  private Response update(Request request) {
    Input input = new Input(request.body());
    Checks checks = new Checks();
    checks.run(() -> requireEmail(input));
    checks.run(() -> input.string("timezone"));
    checks.run(() -> input.bool("email_notifications"));
    checks.run(() -> input.bool("ip_whitelist_enabled"));
    checks.run(() -> input.oneOf("lish_auth_method", LISH));
    checks.run(() -> requireKeys(input));
    checks.end();
    CHANGEABLE.stream()
        .filter(input::has)
        .forEach(field -> account.profile().add(field, request.body().get(field)));
    // The only one that can be null: no keys.
    if (input.mentions(KEYS)) {
      account.profile().add(KEYS, request.body().get(KEYS));
    }
    return show(request);
  }

  /**
   * The field {@code email}, if it was sent.
   *
   * @throws ApiException 400 when it is no address
   */
  static void requireEmail(Input input) {
    if (input.string("email").filter(text -> !text.matches("\\S+@\\S+")).isPresent()) {
      throw ApiException.invalid("email", "Must be a valid email address");
    }
  }

  private static void requireKeys(Input input) {
    input.strings(KEYS).orElse(List.of()).forEach(key -> SshKeysApi.requireKey(KEYS, key));
  }
}
