package dev.replinode.e2e;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * A staging edge as a CDN has it: it serves a site from bucket A, and from B where a request
 * carries the header that breaks the connection to A.
 */
final class StagingEdge implements AutoCloseable {
  private static final DateTimeFormatter TIME = DateTimeFormatter.RFC_1123_DATE_TIME;
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int NO_BODY = -1;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final String breaking;
  private final String secret;
  private final PairClient a;
  private final PairClient b;
  private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();

  /** A request for the site: by which name, and whether A was broken for it. */
  record Seen(String host, boolean isBroken) {}

  /** Listens on loopback; {@code breaking} with the value {@code secret} breaks A. */
  StagingEdge(String breaking, String secret, PairClient a, PairClient b) throws IOException {
    this.breaking = breaking;
    this.secret = secret;
    this.a = a;
    this.b = b;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  List<Seen> seen() {
    return List.copyOf(seen);
  }

  private void answer(HttpExchange exchange) {
    try (exchange) {
      boolean isBroken = secret.equals(exchange.getRequestHeaders().getFirst(breaking));
      seen.add(new Seen(exchange.getRequestHeaders().getFirst("Host"), isBroken));
      String key = exchange.getRequestURI().getPath().substring(1);
      Optional<ResponseBytes<GetObjectResponse>> object = (isBroken ? b : a).get(key);
      if (object.isEmpty()) {
        exchange.sendResponseHeaders(NOT_FOUND, NO_BODY);
        return;
      }
      byte[] body = object.get().asByteArray();
      tell(exchange.getResponseHeaders(), object.get().response());
      exchange.sendResponseHeaders(OK, body.length);
      exchange.getResponseBody().write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void tell(Headers headers, GetObjectResponse object) {
    headers.set("Content-Type", object.contentType());
    headers.set("ETag", object.eTag());
    headers.set("Last-Modified", TIME.format(object.lastModified().atOffset(ZoneOffset.UTC)));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
  }
}
