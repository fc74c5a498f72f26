package dev.replinode.sandbox.http;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The HTTP server of the API, on the loopback interface only. */
public final class ApiServer implements AutoCloseable {
  private static final int THREADS = 16;
  private static final int BACKLOG = 128;

  private final HttpServer server;
  private final ExecutorService workers;

  private ApiServer(HttpServer server, ExecutorService workers) {
    this.server = server;
    this.workers = workers;
  }

  /**
   * Binds and starts.
   *
   * @param port 0 for any free one
   * @param certificate what to answer with over TLS; empty for plain HTTP
   * @throws IOException the port is taken
   */
  public static ApiServer start(
      int port, Optional<LocalCertificate> certificate, HttpHandler handler) throws IOException {
    // Both are read once, at the first use of the server. Without the first a request on a kept
    // connection takes 40 ms more. The second is in seconds: clients keep connections for minutes
    // (OkHttp for five), and the server's usual 30 s would close them under their hands.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.idleInterval", "900");
    InetAddress loopback = InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
    HttpServer server = bind(new InetSocketAddress(loopback, port), certificate);
    ExecutorService workers =
        Executors.newFixedThreadPool(
            THREADS,
            task -> {
              Thread thread = new Thread(task, "api");
              thread.setDaemon(true);
              return thread;
            });
    server.setExecutor(workers);
    server.createContext("/", handler);
    server.start();
    return new ApiServer(server, workers);
  }

  private static HttpServer bind(InetSocketAddress address, Optional<LocalCertificate> certificate)
      throws IOException {
    try {
      if (certificate.isEmpty()) {
        return HttpServer.create(address, BACKLOG);
      }
      HttpsServer server = HttpsServer.create(address, BACKLOG);
      server.setHttpsConfigurator(new HttpsConfigurator(certificate.get().context()));
      return server;
    } catch (BindException e) {
      throw new IOException("port " + address.getPort() + " is taken", e);
    }
  }

  /** The port it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}
