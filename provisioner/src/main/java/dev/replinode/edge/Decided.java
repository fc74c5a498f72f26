package dev.replinode.edge;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.replinode.domain.failover.EdgeAnswer;
import dev.replinode.domain.failover.EdgeAnswer.Origin;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import okhttp3.Response;

/**
 * Whose answer a client gets.
 *
 * @param response the origin's answer; empty when the edge answers by itself
 * @param location where the client is sent; empty when it is not
 */
record Decided(
    Origin origin,
    int status,
    Optional<Response> response,
    Optional<String> location,
    List<String> attempts) {
  private static final int BUFFER = 64 * 1024;

  /** Headers of one connection, and what the server writes by itself. */
  private static final Set<String> NOT_PASSED =
      Set.of("connection", "keep-alive", "transfer-encoding", "content-length", "date", "upgrade");

  static Decided answer(Origin origin, Response response, List<String> attempts) {
    return new Decided(origin, response.code(), Optional.of(response), Optional.empty(), attempts);
  }

  static Decided error(int status, List<String> attempts) {
    return new Decided(Origin.EDGE, status, Optional.empty(), Optional.empty(), attempts);
  }

  static Decided redirect(int status, String location, List<String> attempts) {
    return new Decided(Origin.EDGE, status, Optional.empty(), Optional.of(location), attempts);
  }

  Decided {
    attempts = new ArrayList<>(attempts);
  }

  /** Sends it to the client, and tells the status; a body that breaks off is broken off. */
  int pass(HttpExchange exchange) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set(EdgeAnswer.HEADER, origin.word());
    location.ifPresent(to -> headers.set("Location", to));
    if (response.isEmpty()) {
      exchange.sendResponseHeaders(status, -1);
      return status;
    }
    try (Response answer = response.get()) {
      answer
          .headers()
          .forEach(
              header -> {
                if (!NOT_PASSED.contains(header.getFirst().toLowerCase(Locale.ROOT))) {
                  headers.add(header.getFirst(), header.getSecond());
                }
              });
      body(exchange, answer);
    }
    return status;
  }

  private void body(HttpExchange exchange, Response answer) throws IOException {
    boolean isBare = exchange.getRequestMethod().equals("HEAD") || status == 204 || status == 304;
    long length = answer.body().contentLength();
    if (isBare) {
      String told = answer.header("Content-Length");
      if (told != null) {
        exchange.getResponseHeaders().set("Content-Length", told);
      }
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    exchange.sendResponseHeaders(status, length == 0 ? -1 : Math.max(0, length));
    if (length == 0) {
      return;
    }
    OutputStream out = exchange.getResponseBody();
    byte[] buffer = new byte[BUFFER];
    while (true) {
      int read;
      try {
        read = answer.body().byteStream().read(buffer);
      } catch (IOException e) {
        // The head is out, so nothing can recover: the client has to see that it is cut.
        attempts.add(origin.word() + " cut");
        exchange.close();
        return;
      }
      if (read < 0) {
        out.close();
        return;
      }
      out.write(buffer, 0, read);
    }
  }
}
