package dev.replinode.sandbox.http;

import com.google.gson.JsonObject;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.replinode.sandbox.state.Account;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Takes every call from the socket to its handler and back: host check, routing, token, scope,
 * body, answer, headers. Handlers run one at a time, so that each sees and leaves a consistent
 * account.
 */
public final class Dispatcher implements HttpHandler {
  private final Routes routes;
  private final Tokens tokens;
  private final RateLimits limits;
  private final Account account;

  /** Serves {@code routes}; handlers run within {@link Account#use}. */
  public Dispatcher(Routes routes, Tokens tokens, RateLimits limits, Account account) {
    this.routes = routes;
    this.tokens = tokens;
    this.limits = limits;
    this.account = account;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Response response;
      try {
        response = answer(exchange);
      } catch (ApiException e) {
        response = Response.json(e.status(), e.body());
      } catch (RuntimeException e) {
        e.printStackTrace();
        response = Response.json(500, ApiException.of(500, "Internal error").body());
      }
      send(exchange, response);
    }
  }

  private Response answer(HttpExchange exchange) throws IOException {
    Headers sent = exchange.getRequestHeaders();
    if (!LoopbackHost.accepts(sent.getFirst("Host"))) {
      return Response.json(421, ApiException.of(421, "Host must be a loopback name.").body());
    }
    RequestTarget target = RequestTarget.of(exchange.getRequestURI());
    String method = exchange.getRequestMethod();
    List<String> methods = target.isKnown() ? routes.methods(target.path()) : List.of();
    if (methods.isEmpty()) {
      throw ApiException.notFound();
    }
    Optional<Routes.Match> match = routes.find(method, target.path());
    if (match.isEmpty()) {
      exchange.getResponseHeaders().set("Allow", String.join(", ", methods));
      if (method.equals("OPTIONS")) {
        return Response.nothing();
      }
      throw ApiException.of(405, "Method Not Allowed");
    }
    return call(exchange, target, match.get());
  }

  private Response call(HttpExchange exchange, RequestTarget target, Routes.Match match)
      throws IOException {
    Optional<Token> token = authenticate(exchange, match.route().scope());
    RateLimits.Turn turn =
        limits.begin(match.route(), token.isEmpty(), exchange.getResponseHeaders());
    try {
      return carryOut(exchange, target, match, token);
    } finally {
      turn.end();
    }
  }

  private Response carryOut(
      HttpExchange exchange, RequestTarget target, Routes.Match match, Optional<Token> token)
      throws IOException {
    boolean changes = !match.route().method().equals("GET");
    if (!changes) {
      // The platform checks these on every GET, also of a single thing.
      Page.of(target.query());
    }
    JsonObject body = RequestBody.read(exchange.getRequestBody());
    Request request =
        new Request(
            target.version().equals("v4beta"),
            match.variables(),
            target.query(),
            Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Filter")),
            body,
            token);
    return account.use(changes, () -> permitted(match, request));
  }

  /** A token that is sent must be good, even where none is needed. */
  private Optional<Token> authenticate(HttpExchange exchange, Scope scope) {
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    Headers headers = exchange.getResponseHeaders();
    headers.set("X-Accepted-OAuth-Scopes", scope.header());
    if (header == null && scope.isPublic()) {
      return Optional.empty();
    }
    Optional<Token> token =
        Optional.ofNullable(header)
            .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
            .flatMap(value -> tokens.find(value.substring(7).strip()));
    headers.set("X-OAuth-Scopes", token.map(Token::header).orElse("unknown"));
    if (token.isEmpty()) {
      throw ApiException.of(401, "Invalid Token");
    }
    if (!token.get().allows(scope)) {
      throw ApiException.of(401, "Your OAuth token is not authorized to use this endpoint.");
    }
    return token;
  }

  private static Response permitted(Routes.Match match, Request request) {
    request.grants().ifPresent(g -> g.check(match.route().scope(), match.variables()));
    return match.route().handler().handle(request);
  }

  private static void send(HttpExchange exchange, Response response) throws IOException {
    byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
    Headers headers = exchange.getResponseHeaders();
    // No X-Spec-Version, as recorded: clients built from an older document would complain of it.
    headers.set("Cache-Control", "private, max-age=0, no-cache, no-store");
    headers.set("Vary", "Authorization, X-Filter");
    headers.set("X-Content-Type-Options", "nosniff");
    if (body.length > 0) {
      headers.set("Content-Type", response.type());
    }
    boolean silent = exchange.getRequestMethod().equals("HEAD") || body.length == 0;
    if (silent) {
      if (response.status() != 204) {
        headers.set("Content-Length", Integer.toString(body.length));
      }
      exchange.sendResponseHeaders(response.status(), -1);
      return;
    }
    exchange.sendResponseHeaders(response.status(), body.length);
    exchange.getResponseBody().write(body);
  }
}
