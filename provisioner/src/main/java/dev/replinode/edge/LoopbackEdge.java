package dev.replinode.edge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.failover.EdgeAnswer;
import dev.replinode.domain.failover.EdgePolicy;
import dev.replinode.domain.failover.FailoverProxy;
import dev.replinode.domain.failover.Fault;
import dev.replinode.domain.failover.OriginSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** An edge server on loopback. */
final class LoopbackEdge implements FailoverProxy {
  private static final Set<String> METHODS = Set.of("GET", "HEAD");
  private static final int BACKLOG = 100;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool(LoopbackEdge::thread);
  private final AtomicReference<FailingOrigin> fault = new AtomicReference<>();
  private final OriginClient client;
  private final OriginHealth health;
  private final Decision decision;
  private final Consumer<EdgeAnswer> answers;

  LoopbackEdge(
      EdgePolicy policy,
      OriginSource primary,
      OriginSource backup,
      OriginClient client,
      OriginHealth health,
      Consumer<EdgeAnswer> answers)
      throws IOException {
    this.client = client;
    this.health = health;
    this.decision = new Decision(policy, primary, backup, client, health, fault::get);
    this.answers = answers;
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  @Override
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void inject(Fault how) {
    try {
      replace(new FailingOrigin(how));
    } catch (IOException e) {
      throw ReplinodeException.of(
              Kind.UNREACHABLE,
              "edge on this machine",
              "the fault " + how.id() + " cannot be set up: " + e.getMessage())
          .causedBy(e);
    }
  }

  @Override
  public void restore() {
    replace(null);
    health.reset();
  }

  private void replace(FailingOrigin next) {
    FailingOrigin before = fault.getAndSet(next);
    if (before != null) {
      before.close();
    }
  }

  private void handle(HttpExchange exchange) {
    long start = System.nanoTime();
    try (exchange) {
      if (!METHODS.contains(exchange.getRequestMethod())) {
        exchange.sendResponseHeaders(405, -1);
        return;
      }
      String key = key(exchange.getRequestURI());
      Decided decided = decision.decide(exchange, key);
      int status = decided.pass(exchange);
      answers.accept(
          new EdgeAnswer(
              key,
              status,
              decided.origin(),
              decided.attempts(),
              Duration.ofNanos(System.nanoTime() - start)));
    } catch (IOException e) {
      // The client is gone: there is nobody to tell.
      exchange.close();
    }
  }

  private static String key(URI uri) {
    String raw = uri.getRawPath().substring(1).replace("+", "%2B");
    return URLDecoder.decode(raw, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
    replace(null);
    threads.shutdownNow();
    client.close();
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "edge");
    thread.setDaemon(true);
    return thread;
  }
}
