package dev.replinode.sandbox.page;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.replinode.sandbox.http.LoopbackHost;
import dev.replinode.sandbox.http.Scope;
import dev.replinode.sandbox.http.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/**
 * Answers {@code GET /}: the page, to whoever has an unlimited token, in the query or in the usual
 * header; to others a form that asks for it. All other paths go on to the API.
 */
public final class Page implements HttpHandler {
  private static final Scope EVERYTHING = Scope.write("sandbox");

  private final HttpHandler next;
  private final Tokens tokens;
  private final Overview overview;

  /** Shows {@code overview}. */
  public Page(HttpHandler next, Tokens tokens, Overview overview) {
    this.next = next;
    this.tokens = tokens;
    this.overview = overview;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    boolean isPage =
        exchange.getRequestURI().getPath().equals("/")
            && (exchange.getRequestMethod().equals("GET")
                || exchange.getRequestMethod().equals("HEAD"));
    if (!isPage || !LoopbackHost.accepts(exchange.getRequestHeaders().getFirst("Host"))) {
      next.handle(exchange);
      return;
    }
    try (exchange) {
      if (!isAllowed(exchange)) {
        send(exchange, 401, whole("form.html", ""));
      } else if (parameter(exchange, "part").isPresent()) {
        send(exchange, 200, overview.html());
      } else {
        send(exchange, 200, whole("page.html", overview.html()));
      }
    }
  }

  private boolean isAllowed(HttpExchange exchange) {
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    Optional<String> bearer =
        Optional.ofNullable(header)
            .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
            .map(value -> value.substring(7).strip());
    return bearer
        .or(() -> parameter(exchange, "token"))
        .flatMap(tokens::find)
        .filter(token -> token.allows(EVERYTHING))
        .isPresent();
  }

  private static Optional<String> parameter(HttpExchange exchange, String name) {
    String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
    for (String pair : query.split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        String value = pair.substring(name.length() + 1);
        return Optional.of(URLDecoder.decode(value, StandardCharsets.UTF_8));
      }
    }
    return Optional.empty();
  }

  private static String whole(String name, String content) throws IOException {
    try (InputStream stream = Page.class.getResourceAsStream(name);
        InputStream style = Page.class.getResourceAsStream("style.css")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .replace("{style}", new String(style.readAllBytes(), StandardCharsets.UTF_8))
          .replace("{content}", content);
    }
  }

  /** The page may load nothing and talk to nobody but the sandbox. */
  private static void send(HttpExchange exchange, int status, String html) throws IOException {
    String nonce = UUID.randomUUID().toString();
    byte[] body = html.replace("{nonce}", nonce).getBytes(StandardCharsets.UTF_8);
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "text/html; charset=utf-8");
    headers.set("Cache-Control", "no-store");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'nonce-"
            + nonce
            + "'; script-src 'nonce-"
            + nonce
            + "'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
    boolean isHead = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, isHead ? -1 : body.length);
    if (!isHead) {
      exchange.getResponseBody().write(body);
    }
  }
}
