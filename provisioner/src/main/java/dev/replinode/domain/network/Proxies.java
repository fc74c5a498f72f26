package dev.replinode.domain.network;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which proxy leads to an address: {@code https_proxy} or {@code all_proxy}, in small letters or
 * capitals, save for the hosts of {@code no_proxy}; without them Java's own settings ({@code
 * -Dhttps.proxyHost}). This machine is never asked for through a proxy.
 */
public final class Proxies extends ProxySelector {
  private static final List<Proxy> DIRECT = List.of(Proxy.NO_PROXY);

  private final Optional<ProxyServer> server;
  private final List<String> exceptions;
  private final ProxySelector otherwise;

  private Proxies(Optional<ProxyServer> server, List<String> exceptions, ProxySelector otherwise) {
    this.server = server;
    this.exceptions = exceptions;
    this.otherwise = otherwise;
  }

  /**
   * The proxies of {@code environment}.
   *
   * @param otherwise asked when the environment names none
   * @throws dev.replinode.domain.ReplinodeException usage, when a variable holds no address
   */
  public static Proxies of(Map<String, String> environment, ProxySelector otherwise) {
    Optional<ProxyServer> server =
        Stream.of("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")
            .filter(name -> !environment.getOrDefault(name, "").isBlank())
            .findFirst()
            .map(name -> ProxyServer.parse(name, environment.get(name).strip()));
    String none = environment.getOrDefault("no_proxy", environment.getOrDefault("NO_PROXY", ""));
    List<String> exceptions =
        Arrays.stream(none.toLowerCase(Locale.ROOT).split("[,\\s]+"))
            .map(name -> name.replaceFirst("^\\*?\\.", ""))
            .filter(name -> !name.isEmpty())
            .toList();
    return new Proxies(server, exceptions, otherwise);
  }

  /** No proxy at all. */
  public static Proxies none() {
    return new Proxies(Optional.empty(), List.of("*"), null);
  }

  /** What the environment's proxy wants to know. */
  public Optional<ProxyServer> withLogin() {
    return server.filter(known -> known.login().isPresent());
  }

  /** The login of the proxy at {@code host} and {@code port}, if it is the one that has one. */
  public Optional<ProxyServer.Login> login(String host, int port) {
    return server
        .filter(known -> known.host().equalsIgnoreCase(host) && known.port() == port)
        .flatMap(ProxyServer::login);
  }

  @Override
  public List<Proxy> select(URI uri) {
    if (Loopback.is(uri) || isException(uri)) {
      return DIRECT;
    }
    if (server.isPresent()) {
      return List.of(server.get().proxy());
    }
    List<Proxy> others = otherwise == null ? null : otherwise.select(uri);
    return Objects.requireNonNullElse(others, DIRECT);
  }

  /** The HTTP proxy that leads to {@code uri}; empty when it is reached directly. */
  public Optional<InetSocketAddress> httpProxy(URI uri) {
    return select(uri).stream()
        .filter(proxy -> proxy.type() == Proxy.Type.HTTP)
        .flatMap(proxy -> Stream.of(proxy.address()))
        .filter(InetSocketAddress.class::isInstance)
        .map(InetSocketAddress.class::cast)
        .findFirst();
  }

  private boolean isException(URI uri) {
    String host = Objects.requireNonNullElse(uri.getHost(), "").toLowerCase(Locale.ROOT);
    String withPort = host + ":" + uri.getPort();
    return exceptions.stream()
        .anyMatch(
            name ->
                name.equals("*")
                    || host.equals(name)
                    || withPort.equals(name)
                    || host.endsWith("." + name));
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {
    // There is no second proxy to fall back to; the failure is told where it was met.
  }
}
