package dev.replinode.edge;

import com.sun.net.httpserver.Headers;
import dev.replinode.domain.failover.EdgePolicy.Timeouts;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProxySelector;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Asks origins as an edge server does: once, within the policy's times, following nothing. */
final class OriginClient implements AutoCloseable {
  /** Where the origin really is, for an origin that fails in front of it. */
  static final String TARGET = "Replinode-Target";

  private static final List<String> PASSED_ON =
      List.of("Range", "If-None-Match", "If-Modified-Since", "If-Match", "Accept-Encoding");

  private final OkHttpClient client;
  private final Timeouts timeouts;

  /** How asking ended without an answer. */
  enum Failure {
    /** No connection came about. */
    CONNECT("connect-failed", 503),
    /** No connection came about in time. */
    CONNECT_TIMEOUT("connect-timeout", 503),
    /** The connection was there, and no answer came in time. */
    SILENT("first-byte-timeout", 504),
    /** The connection broke before the answer. */
    BROKEN("connection-broken", 503);

    private final String word;
    private final int status;

    Failure(String word, int status) {
      this.word = word;
      this.status = status;
    }

    String word() {
      return word;
    }

    /** What a client gets when nothing recovers. */
    int status() {
      return status;
    }

    boolean isConnecting() {
      return this == CONNECT || this == CONNECT_TIMEOUT;
    }
  }

  /** Asking ended without an answer. */
  static final class FailedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Failure failure;

    FailedException(Failure failure, IOException cause) {
      super(failure.word(), cause);
      this.failure = failure;
    }

    Failure failure() {
      return failure;
    }
  }

  /** Asks by way of {@code network}, which leaves loopback alone. */
  OriginClient(Timeouts timeouts, ProxySelector network) {
    this.timeouts = timeouts;
    this.client =
        new OkHttpClient.Builder()
            .proxySelector(network)
            .connectTimeout(timeouts.connect())
            .readTimeout(timeouts.firstByte())
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .followSslRedirects(false)
            .build();
  }

  /** The answer's head; its body is read afterwards and must be closed. */
  Response ask(String method, URI at, Headers asked) throws FailedException {
    return ask(request(method, at, asked).build());
  }

  /** The same through an origin that fails in front of {@code target}. */
  Response ask(String method, URI at, Headers asked, URI target) throws FailedException {
    // A connection that is still open would bypass a fault in connecting.
    client.connectionPool().evictAll();
    return ask(request(method, at, asked).header(TARGET, target.toString()).build());
  }

  private Response ask(Request request) throws FailedException {
    try {
      Response response = client.newCall(request).execute();
      response.body().source().timeout().timeout(timeouts.read().toMillis(), TimeUnit.MILLISECONDS);
      return response;
    } catch (IOException e) {
      throw new FailedException(failure(e), e);
    }
  }

  private static Request.Builder request(String method, URI at, Headers asked) {
    Request.Builder request = new Request.Builder().url(at.toString()).method(method, null);
    for (String name : PASSED_ON) {
      if (asked.getFirst(name) != null) {
        request.header(name, asked.getFirst(name));
      }
    }
    // Otherwise the client would unpack a body that the origin sent packed.
    return asked.getFirst("Accept-Encoding") == null
        ? request.header("Accept-Encoding", "identity")
        : request;
  }

  private static Failure failure(IOException e) {
    String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    if (e instanceof SocketTimeoutException) {
      return message.contains("connect") ? Failure.CONNECT_TIMEOUT : Failure.SILENT;
    }
    boolean isConnecting =
        e instanceof ConnectException
            || e instanceof NoRouteToHostException
            || e instanceof UnknownHostException;
    return isConnecting ? Failure.CONNECT : Failure.BROKEN;
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
