package dev.replinode.linode;

import dev.replinode.domain.network.Proxies;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import okhttp3.Authenticator;
import okhttp3.Credentials;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;

/** Tells a proxy who asks: to that proxy alone, and only once. */
final class ProxyLogin implements Authenticator {
  private static final String HEADER = "Proxy-Authorization";

  private final Proxies proxies;

  ProxyLogin(Proxies proxies) {
    this.proxies = proxies;
  }

  @Override
  public Request authenticate(Route route, Response response) {
    if (route == null || response.request().header(HEADER) != null) {
      return null;
    }
    Proxy proxy = route.proxy();
    if (!(proxy.address() instanceof InetSocketAddress address)) {
      return null;
    }
    return proxies
        .login(address.getHostString(), address.getPort())
        .map(
            login ->
                Credentials.basic(login.user(), login.password().reveal(), StandardCharsets.UTF_8))
        .map(value -> response.request().newBuilder().header(HEADER, value).build())
        .orElse(null);
  }
}
