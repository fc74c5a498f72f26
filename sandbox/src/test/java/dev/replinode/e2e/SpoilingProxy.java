package dev.replinode.e2e;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands before the sandbox and makes its answers unfaithful in one way. */
final class SpoilingProxy implements AutoCloseable {
  private static final List<String> KEPT = List.of("Authorization", "X-Filter", "Content-Type");

  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService workers = Executors.newFixedThreadPool(4);
  private final HttpServer server;
  private final Client.Access access;
  private final Unfaithful way;

  private SpoilingProxy(HttpServer server, Client.Access access, Unfaithful way) {
    this.server = server;
    this.access = access;
    this.way = way;
  }

  /** Starts before the API of {@code access}. */
  static SpoilingProxy before(Client.Access access, Unfaithful way) throws IOException {
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
    SpoilingProxy proxy = new SpoilingProxy(HttpServer.create(address, 0), access, way);
    proxy.server.setExecutor(proxy.workers);
    proxy.server.createContext("/", proxy::handle);
    proxy.server.start();
    return proxy;
  }

  /** The same access by way of this proxy. */
  Client.Access access() {
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    return new Client.Access(url, access.token(), access.limited(), access.run());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String method = exchange.getRequestMethod();
      String path = exchange.getRequestURI().toString();
      byte[] sent = exchange.getRequestBody().readAllBytes();
      String body = request(method, path, new String(sent, StandardCharsets.UTF_8));
      if (isDropped(method, path)) {
        boolean isDelete = method.equals("DELETE");
        answer(exchange, isDelete ? 200 : 404, isDelete ? "{}" : error(), Map.of());
        return;
      }
      HttpResponse<String> response = send(exchange, method, path, body);
      if (isAccepted(response)) {
        response = send(exchange, method, path, withoutOffence(body));
      }
      boolean isCreated = way == Unfaithful.CREATED_IS_201 && method.equals("POST");
      int status = isCreated && response.statusCode() == 200 ? 201 : response.statusCode();
      answer(exchange, status, response(path, response.body()), response.headers().map());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isDropped(String method, String path) {
    return (way == Unfaithful.NO_BETA_VERSION && path.startsWith("/v4beta/"))
        || (way == Unfaithful.SLUG_NOT_DECODED && path.contains("%2F"))
        || (way == Unfaithful.DELETE_DOES_NOTHING && method.equals("DELETE"));
  }

  private HttpResponse<String> send(HttpExchange exchange, String method, String path, String body)
      throws IOException, InterruptedException {
    String target = way == Unfaithful.PAGING_IGNORED ? path.replaceFirst("\\?.*", "") : path;
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(access.url() + target))
            .method(method, BodyPublishers.ofString(body));
    for (String name : KEPT) {
      String value = header(name, exchange.getRequestHeaders().getFirst(name));
      if (value != null) {
        request.header(name, value);
      }
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private String header(String name, String value) {
    if (name.equals("X-Filter") && way == Unfaithful.FILTER_IGNORED) {
      return null;
    }
    boolean isSpoilt =
        way == Unfaithful.ANY_TOKEN_ACCEPTED
            || (way == Unfaithful.ANY_SCOPE_ACCEPTED
                && ("Bearer " + access.limited()).equals(value));
    return name.equals("Authorization") && isSpoilt ? "Bearer " + access.token() : value;
  }

  private String request(String method, String path, String body) {
    if (way != Unfaithful.PUT_WIPES_WHAT_WAS_NOT_SENT || !method.equals("PUT")) {
      return body;
    }
    JsonObject json = JsonParser.parseString(body).getAsJsonObject();
    if (path.contains("/instances/") && !json.has("tags")) {
      json.add("tags", new JsonArray());
    }
    return json.toString();
  }

  /** Whether the refusal is one that this way of being unfaithful does not know. */
  private boolean isAccepted(HttpResponse<String> response) {
    String reason =
        switch (way) {
          case WRONG_OPTION_ACCEPTED -> "Invalid option chosen";
          case MISSING_FIELD_ACCEPTED -> "A value is required for the UDF";
          case LABEL_TWICE_ACCEPTED -> "must be unique";
          default -> "\0";
        };
    return response.statusCode() == 400 && response.body().contains(reason);
  }

  private static String withoutOffence(String body) {
    JsonObject json = JsonParser.parseString(body).getAsJsonObject();
    List.of("stackscript_id", "stackscript_data", "label").forEach(json::remove);
    return json.toString();
  }

  private String response(String path, String body) {
    return switch (way) {
      case ONE_OF_IN_MIXED_CASE -> body.replace("\"oneof\"", "\"oneOf\"");
      case RUNNING_AT_ONCE -> body.replace("\"provisioning\"", "\"running\"");
      case TIMES_WITH_A_ZONE -> body.replaceAll("(\"\\d{4}-\\d\\d-\\d\\dT[\\d:]{8})\"", "$1Z\"");
      case EVENTS_MISSING ->
          path.contains("/account/events")
              ? "{\"data\":[],\"page\":1,\"pages\":1,\"results\":0}"
              : body;
      default -> body;
    };
  }

  private static String error() {
    return "{\"errors\":[{\"reason\":\"Not found\"}]}";
  }

  private static void answer(
      HttpExchange exchange, int status, String body, Map<String, List<String>> headers)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    headers.forEach(
        (name, values) -> {
          if (name.toLowerCase(Locale.ROOT).startsWith("x-")) {
            exchange.getResponseHeaders().put(name, values);
          }
        });
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}
