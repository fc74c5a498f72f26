package dev.replinode.sandbox.s3;

import dev.replinode.sandbox.catalog.Endpoint;
import dev.replinode.sandbox.fault.SkewedClock;
import dev.replinode.sandbox.journal.Journal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import org.gaul.shaded.org.eclipse.jetty.http.HttpCompliance;
import org.gaul.shaded.org.eclipse.jetty.http.UriCompliance;
import org.gaul.shaded.org.eclipse.jetty.server.ConnectionFactory;
import org.gaul.shaded.org.eclipse.jetty.server.HttpConfiguration;
import org.gaul.shaded.org.eclipse.jetty.server.HttpConnectionFactory;
import org.gaul.shaded.org.eclipse.jetty.server.OptionalSslConnectionFactory;
import org.gaul.shaded.org.eclipse.jetty.server.Server;
import org.gaul.shaded.org.eclipse.jetty.server.ServerConnector;
import org.gaul.shaded.org.eclipse.jetty.server.SslConnectionFactory;
import org.gaul.shaded.org.eclipse.jetty.util.ssl.SslContextFactory;
import org.gaul.shaded.org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * One HTTP server that listens on a port for each endpoint. Ports are bound at once; the server
 * itself may start a moment later, connections wait so long.
 */
public final class S3Server implements AutoCloseable {
  private static final int MOST_THREADS = 64;
  private static final int IDLE_THREADS = 4;
  private static final int BACKLOG = 128;

  /** Longer than clients keep a connection, so that none is closed while they count on it. */
  private static final Duration MOST_IDLE = Duration.ofMinutes(15);

  private final ObjectStorage storage;
  private final KeyRing keys;
  private final S3Faults faults;
  private final Journal journal;
  private final Map<String, ServerSocketChannel> channels;
  private final Map<String, Integer> ports = new LinkedHashMap<>();
  private final boolean hasTls;
  private final Set<String> away = ConcurrentHashMap.newKeySet();
  private final Server server;
  private final ServerConnector connector;
  private EndpointHandlers handlers;

  private S3Server(
      ObjectStorage storage,
      KeyRing keys,
      S3Faults faults,
      Journal journal,
      Map<String, ServerSocketChannel> channels,
      Optional<SSLContext> tls) {
    this.storage = storage;
    this.keys = keys;
    this.faults = faults;
    this.journal = journal;
    this.channels = channels;
    for (Map.Entry<String, ServerSocketChannel> entry : channels.entrySet()) {
      ports.put(entry.getKey(), entry.getValue().socket().getLocalPort());
    }
    QueuedThreadPool pool = new QueuedThreadPool(MOST_THREADS, IDLE_THREADS);
    pool.setName("s3");
    pool.setDaemon(true);
    this.server = new Server(pool);
    this.hasTls = tls.isPresent();
    this.connector = new ServerConnector(server, 0, 1, protocols(tls));
    connector.setIdleTimeout(MOST_IDLE.toMillis());
  }

  /**
   * Binds a free loopback port for every endpoint of {@code storage}.
   *
   * @param clock what the endpoints believe the time is
   * @param tls what to answer with to clients that speak TLS; the others are answered all the same
   */
  public static S3Server bind(
      ObjectStorage storage,
      KeyRing keys,
      SkewedClock clock,
      Journal journal,
      Optional<SSLContext> tls)
      throws IOException {
    Map<String, ServerSocketChannel> channels = new LinkedHashMap<>();
    for (EndpointStore store : storage.stores()) {
      channels.put(store.endpoint().id(), listen(0));
    }
    S3Faults faults = new S3Faults(clock.faults(), clock);
    return new S3Server(storage, keys, faults, journal, channels, tls);
  }

  /**
   * With TLS the first byte of a connection decides: what runs on instances goes on to speak plain
   * HTTP, for it knows no authority of this machine.
   */
  private static ConnectionFactory[] protocols(Optional<SSLContext> tls) {
    HttpConnectionFactory http = new HttpConnectionFactory(lenient());
    if (tls.isEmpty()) {
      return new ConnectionFactory[] {http};
    }
    SslContextFactory.Server settings = new SslContextFactory.Server();
    settings.setSslContext(tls.get());
    SslConnectionFactory secure = new SslConnectionFactory(settings, http.getProtocol());
    return new ConnectionFactory[] {
      new OptionalSslConnectionFactory(secure, http.getProtocol()), secure, http
    };
  }

  /** The port of an endpoint; it stays the same while the sandbox runs. */
  public int port(String endpointId) {
    return ports.get(endpointId);
  }

  /**
   * The host and port of an endpoint as the API tells it: {@code <id>.localhost:<port>}. Names
   * under {@code .localhost} are loopback (RFC 6761).
   */
  public String host(String endpointId) {
    return endpointId + ".localhost:" + port(endpointId);
  }

  /** Where an endpoint answers, by its number: not every machine knows names under localhost. */
  public String url(String endpointId) {
    return (hasTls ? "https" : "http") + "://127.0.0.1:" + port(endpointId);
  }

  /** Starts answering on all ports. */
  public void start() throws IOException {
    server.addConnector(connector);
    Map<Integer, Endpoint> byPort = endpointsByPort();
    handlers = new EndpointHandlers(storage, keys, byPort);
    server.setHandler(new WatchedS3(handlers, byPort, away, faults, journal));
    // The first channel is the connector's own; it has no thread of its own for any of them.
    connector.open(channels.values().iterator().next());
    try {
      server.start();
    } catch (Exception e) {
      throw new IOException("the S3 server does not start", e);
    }
    channels.values().stream().skip(1).forEach(connector.getSelectorManager()::acceptor);
  }

  /** Builds what the first request to an endpoint needs, which takes some time. */
  public void warmUp(String endpointId) {
    handlers.prepare(ports.get(endpointId));
  }

  /** Takes an endpoint off the net: no answer is given there any more. Or brings it back. */
  public void setAway(String endpointId, boolean value) {
    if (value) {
      away.add(endpointId);
    } else {
      away.remove(endpointId);
    }
  }

  @Override
  public void close() {
    try {
      server.setStopTimeout(0);
      server.stop();
      for (ServerSocketChannel channel : channels.values()) {
        channel.close();
      }
    } catch (Exception e) {
      throw new IllegalStateException("the S3 server does not stop", e);
    }
  }

  private Map<Integer, Endpoint> endpointsByPort() {
    Map<Integer, Endpoint> byPort = new LinkedHashMap<>();
    storage.stores().forEach(store -> byPort.put(port(store.endpoint().id()), store.endpoint()));
    return byPort;
  }

  /** S3 keys may hold what newer rules of HTTP frown upon: doubled slashes, dots, encoded ones. */
  private static HttpConfiguration lenient() {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setHttpCompliance(HttpCompliance.LEGACY);
    configuration.setUriCompliance(UriCompliance.LEGACY);
    configuration.setSendServerVersion(false);
    // Else Jetty replaces "text/plain; charset=utf-8" by its own spelling, and a signature that
    // covers the header no longer fits.
    configuration.setHeaderCacheCaseSensitive(true);
    return configuration;
  }

  private static ServerSocketChannel listen(int port) throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open();
    channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
    InetAddress loopback = InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
    channel.bind(new InetSocketAddress(loopback, port), BACKLOG);
    channel.configureBlocking(false);
    return channel;
  }
}
