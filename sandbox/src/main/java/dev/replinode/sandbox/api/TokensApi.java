package dev.replinode.sandbox.api;

import com.google.gson.JsonObject;
import dev.replinode.sandbox.http.ApiException;
import dev.replinode.sandbox.http.Grants;
import dev.replinode.sandbox.http.Listing;
import dev.replinode.sandbox.http.Request;
import dev.replinode.sandbox.http.Response;
import dev.replinode.sandbox.http.Routes;
import dev.replinode.sandbox.http.Scope;
import dev.replinode.sandbox.http.Token;
import dev.replinode.sandbox.http.Tokens;
import dev.replinode.sandbox.state.Account;
import dev.replinode.sandbox.state.Entity;
import dev.replinode.sandbox.state.EventLog;
import dev.replinode.sandbox.state.Json;
import dev.replinode.sandbox.state.Resource;
import dev.replinode.sandbox.state.Table;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Personal access tokens. What is made here is a token of the sandbox at once. */
public final class TokensApi {
  private static final int LONGEST_LABEL = 100;
  private static final int SHOWN = 16;
  private static final String SECRET = "token";
  private static final String GRANTS = "grants";
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

  private final Account account;
  private final EventLog events;
  private final Tokens tokens;

  /** Serves the tokens of {@code account} and keeps {@code tokens} up to date. */
  public TokensApi(Account account, EventLog events, Tokens tokens) {
    this.account = account;
    this.events = events;
    this.tokens = tokens;
  }

  /** Adds the calls. */
  public void register(Routes routes) {
    String all = "/profile/tokens";
    String one = all + "/{token}";
    Scope read = Scope.read("account");
    Scope write = Scope.write("account");
    routes
        .list(all, read, this::list)
        .add("POST", all, write, this::create)
        .add("GET", one, read, r -> Response.ok(find(r).view()))
        .add("PUT", one, write, this::update)
        .add("DELETE", one, write, this::delete);
  }

  /** Makes the tokens of {@code account} work again, after it was read from a file. */
  public static void restore(Account account, Tokens tokens) {
    for (Resource kept : account.table(Account.Kind.TOKEN).all()) {
      Token rights = Token.parse(kept.text("scopes"));
      JsonObject hidden = kept.hidden();
      Token token =
          hidden.has(GRANTS) ? rights.with(new Grants(hidden.getAsJsonObject(GRANTS))) : rights;
      tokens.put(hidden.get(SECRET).getAsString(), token, expiry(kept));
    }
  }

  private Response list(Request request) {
    return Listing.by("label", "created")
        .answer(
            request, table().all().stream().filter(this::isActive).map(Resource::view).toList());
  }

  private Response create(Request request) {
    Input input = new Input(request.body());
    Token acting = request.token().orElseThrow();
    Checks checks = new Checks();
    Optional<String> label = checks.get(() -> label(input).orElse(""));
    Optional<Token> rights = checks.get(() -> rights(input, acting));
    Optional<Optional<Instant>> until = checks.get(() -> until(input));
    checks.end();
    Token token = acting.grants().map(rights.orElseThrow()::with).orElse(rights.orElseThrow());
    String secret = Tokens.secret();
    JsonObject view = view(label.orElseThrow(), token, secret, until.orElseThrow());
    JsonObject hidden = Json.object(SECRET, secret);
    acting.grants().ifPresent(grants -> hidden.add(GRANTS, grants.toJson()));
    Resource made = table().put(new Resource(view.get("id").getAsInt(), view, hidden));
    tokens.put(secret, token, until.orElseThrow());
    tell("token_create", made);
    JsonObject answer = view.deepCopy();
    answer.addProperty(SECRET, secret);
    return Response.ok(answer);
  }

  private JsonObject view(String label, Token token, String secret, Optional<Instant> until) {
    return Json.fields()
        .put("id", table().nextId())
        .put("label", label)
        .put("scopes", token.header())
        .put("created", account.now())
        .put(SECRET, secret.substring(0, SHOWN))
        .put("expiry", until.map(end -> SECONDS.format(end.atOffset(ZoneOffset.UTC))).orElse(null))
        .json();
  }

  /** No token gives away more than it has itself, and it gives all of that when nothing is said. */
  private static Token rights(Input input, Token acting) {
    Optional<String> scopes = input.string("scopes").filter(text -> !text.isBlank());
    if (scopes.isEmpty()) {
      return new Token(acting.scopes());
    }
    Token asked = Token.parse(scopes.get());
    if (!acting.includes(asked)) {
      throw ApiException.invalid("scopes", "Must not exceed the scopes of the acting token");
    }
    return asked;
  }

  private static Optional<Instant> until(Input input) {
    Optional<String> sent = input.string("expiry").filter(text -> !text.isEmpty());
    try {
      return sent.map(
          text -> LocalDateTime.parse(text.replaceFirst("Z$", "")).toInstant(ZoneOffset.UTC));
    } catch (DateTimeParseException e) {
      throw ApiException.invalid("expiry", "Must be a date and time such as 2030-01-02T03:04:05");
    }
  }

  private static Optional<Instant> expiry(Resource token) {
    return Json.string(token.view(), "expiry")
        .map(text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
  }

  private static Optional<String> label(Input input) {
    return input.string("label").map(text -> Labels.length("label", text, 1, LONGEST_LABEL));
  }

  private Response update(Request request) {
    Resource token = find(request);
    label(new Input(request.body())).ifPresent(text -> token.view().addProperty("label", text));
    tell("token_update", token);
    return Response.ok(token.view());
  }

  private Response delete(Request request) {
    Resource token = find(request);
    table().remove(token.id());
    tokens.remove(token.hidden().get(SECRET).getAsString());
    tell("token_delete", token);
    return Response.done();
  }

  private void tell(String action, Resource token) {
    events.notify(action, Entity.of("token", token, "/profile/tokens/"));
  }

  private boolean isActive(Resource token) {
    return expiry(token).filter(end -> !account.instant().isBefore(end)).isEmpty();
  }

  private Resource find(Request request) {
    return table()
        .find(request.id("token"))
        .filter(this::isActive)
        .orElseThrow(ApiException::notFound);
  }

  private Table table() {
    return account.table(Account.Kind.TOKEN);
  }
}
