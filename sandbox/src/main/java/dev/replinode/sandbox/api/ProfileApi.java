package dev.replinode.sandbox.api;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.replinode.sandbox.http.ApiException;
import dev.replinode.sandbox.http.Listing;
import dev.replinode.sandbox.http.Request;
import dev.replinode.sandbox.http.Response;
import dev.replinode.sandbox.http.Routes;
import dev.replinode.sandbox.http.Scope;
import dev.replinode.sandbox.state.Account;
import dev.replinode.sandbox.state.Json;
import java.util.List;

/** The profile of the account's user. What is changed of it is remembered and shown. */
public final class ProfileApi {
  private static final String KEYS = "authorized_keys";
  private static final List<String> CHANGEABLE =
      List.of(
          "email", "timezone", "email_notifications", "ip_whitelist_enabled", "lish_auth_method");
  private static final List<String> LISH = List.of("password_keys", "keys_only", "disabled");

  private static final Listing LOGINS = Listing.by("datetime", "id", "ip", "status", "username");

  private final Account account;

  /** Serves the user of {@code account}. */
  public ProfileApi(Account account) {
    this.account = account;
  }

  /** Adds the calls. */
  public void register(Routes routes) {
    Scope read = Scope.read("account");
    routes
        .add("GET", "/profile", Scope.any(), this::show)
        .add("PUT", "/profile", Scope.write("account"), this::update)
        .add("GET", "/profile/preferences", read, r -> Response.ok(account.preferences()))
        .add("PUT", "/profile/preferences", Scope.write("account"), this::putPreferences)
        .add("GET", "/profile/security-questions", read, r -> Response.ok(questions()));
    for (String path : List.of("/profile/logins", "/account/logins")) {
      routes
          .list(path, read, r -> LOGINS.answer(r, List.of(AccountDocuments.login())))
          .add("GET", path + "/{id}", read, ProfileApi::login);
    }
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

  /** Whatever a client wants to find again; all of it is replaced. */
  private Response putPreferences(Request request) {
    JsonObject preferences = account.preferences();
    List.copyOf(preferences.keySet()).forEach(preferences::remove);
    request.body().entrySet().forEach(e -> preferences.add(e.getKey(), e.getValue()));
    return Response.ok(preferences);
  }

  private static JsonObject questions() {
    List<String> texts =
        List.of("In what city were you born?", "What was the name of your first pet?");
    JsonArray questions = new JsonArray();
    for (String text : texts) {
      int id = questions.size() + 1;
      questions.add(Json.object("id", id, "question", text, "response", null));
    }
    return Json.object("security_questions", questions);
  }

  private static Response login(Request request) {
    JsonObject login = AccountDocuments.login();
    if (login.get("id").getAsInt() != request.id("id")) {
      throw ApiException.notFound();
    }
    return Response.ok(login);
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
