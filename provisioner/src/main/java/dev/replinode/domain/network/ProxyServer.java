package dev.replinode.domain.network;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.Secret;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * An HTTP proxy.
 *
 * @param login what it wants to know; empty when it asks nothing
 */
public record ProxyServer(String host, int port, Optional<Login> login) {
  private static final int USUAL_PORT = 80;

  /** Who uses a proxy. */
  public record Login(String user, Secret password) {}

  /**
   * Reads {@code http://user:password@host:port}; everything but the host may be left out.
   *
   * @param variable where it was written, for the complaint, which does not repeat it
   * @throws ReplinodeException usage
   */
  static ProxyServer parse(String variable, String text) {
    URI uri;
    try {
      uri = URI.create(text.contains("://") ? text : "http://" + text);
    } catch (IllegalArgumentException e) {
      throw wrong(variable, "it is not an address of a proxy");
    }
    if (uri.getHost() == null) {
      throw wrong(variable, "it is not an address of a proxy");
    }
    if (!uri.getScheme().toLowerCase(Locale.ROOT).equals("http")) {
      throw wrong(variable, "only http:// proxies are spoken to, by CONNECT");
    }
    int port = uri.getPort() < 0 ? USUAL_PORT : uri.getPort();
    return new ProxyServer(uri.getHost(), port, login(uri.getRawUserInfo()));
  }

  private static Optional<Login> login(String userInfo) {
    if (userInfo == null || userInfo.isEmpty()) {
      return Optional.empty();
    }
    String[] parts = userInfo.split(":", 2);
    String password = parts.length < 2 ? "" : decoded(parts[1]);
    return Optional.of(new Login(decoded(parts[0]), Secret.of(password)));
  }

  /** Unlike in a form, a plus sign is a plus sign. */
  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** The proxy as Java's own classes know it; its name is looked up when it is used. */
  Proxy proxy() {
    return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
  }

  private static ReplinodeException wrong(String variable, String why) {
    return ReplinodeException.usage(variable, why)
        .hint("write it as http://HOST:PORT or http://USER:PASSWORD@HOST:PORT");
  }
}
