package dev.replinode.domain.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.Secret;
import dev.replinode.fake.Samples;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {
  private static final URI API = URI.create("https://api.linode.com/v4/profile");

  @ParameterizedTest
  @CsvSource({
    "https_proxy, http://proxy.corp:3128, proxy.corp:3128",
    "HTTPS_PROXY, proxy.corp:3128, proxy.corp:3128",
    "ALL_PROXY, http://proxy.corp, proxy.corp:80",
    "all_proxy, http://ada:pw@10.0.0.1:8080/, 10.0.0.1:8080"
  })
  void a_variable_names_the_proxy(String name, String value, String expected) {
    assertEquals(Optional.of(expected), proxy(Map.of(name, value), API));
  }

  @Test
  void the_variable_in_small_letters_comes_first_and_an_empty_one_is_none() {
    assertEquals(
        Optional.of("one:1"), proxy(Map.of("https_proxy", "one:1", "HTTPS_PROXY", "two:2"), API));
    assertEquals(Optional.empty(), proxy(Map.of("HTTPS_PROXY", " "), API));
    assertEquals(Optional.empty(), proxy(Map.of("http_proxy", "one:1"), API));
  }

  @ParameterizedTest
  @CsvSource({
    "*, false",
    "api.linode.com, false",
    "linode.com, false",
    ".linode.com, false",
    "*.linode.com, false",
    "'example.com, LINODE.com', false",
    "node.com, true",
    "api.linode.com:8443, true",
    "'', true"
  })
  void some_hosts_are_excepted(String exceptions, boolean isProxied) {
    Map<String, String> environment = Map.of("HTTPS_PROXY", "one:1", "NO_PROXY", exceptions);

    assertEquals(isProxied, proxy(environment, API).isPresent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:1/v4",
        "http://127.0.0.1:1",
        "https://[::1]:1",
        "http://jp-osa-1.localhost:1"
      })
  void this_machine_is_never_asked_for_through_a_proxy(String address) {
    assertEquals(Optional.empty(), proxy(Map.of("ALL_PROXY", "one:1"), URI.create(address)));
    assertEquals(
        List.of(Proxy.NO_PROXY),
        Proxies.of(Map.of(), javas("other", 2)).select(URI.create(address)));
  }

  @Test
  void without_variables_java_s_own_settings_hold() {
    assertEquals(
        Optional.of(InetSocketAddress.createUnresolved("other", 2)),
        Proxies.of(Map.of(), javas("other", 2)).httpProxy(API));
    assertEquals(
        Optional.empty(),
        Proxies.of(Map.of("no_proxy", "linode.com"), javas("other", 2)).httpProxy(API));
    assertEquals(Optional.empty(), Proxies.of(Map.of(), null).httpProxy(API));
    assertEquals(Optional.empty(), Proxies.none().httpProxy(API));
  }

  @Test
  void a_login_is_told_to_its_own_proxy_alone() {
    Proxies proxies = Proxies.of(Map.of("HTTPS_PROXY", "http://ada:p%40w+d@one:3128"), null);

    assertEquals(
        Optional.of(new ProxyServer.Login("ada", Secret.of("p@w+d"))), proxies.login("ONE", 3128));
    assertEquals(Optional.empty(), proxies.login("one", 80));
    assertEquals(Optional.empty(), proxies.login("other", 3128));
    assertFalse(proxies.withLogin().orElseThrow().toString().contains("p@w"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://ada:planted@",
        "socks5://ada:planted@one:1",
        "https://planted@one",
        "http://p lanted"
      })
  void what_is_no_proxy_is_refused_without_repeating_it(String value) {
    ReplinodeException failure =
        Samples.failure(() -> Proxies.of(Map.of("HTTPS_PROXY", value), null));

    assertEquals(Kind.USAGE, failure.kind());
    assertEquals("HTTPS_PROXY", failure.what());
    assertFalse(failure.toString().contains("lanted"));
  }

  private static Optional<String> proxy(Map<String, String> environment, URI address) {
    return Proxies.of(environment, null)
        .httpProxy(address)
        .map(server -> server.getHostString() + ":" + server.getPort());
  }

  private static ProxySelector javas(String host, int port) {
    return new ProxySelector() {
      @Override
      public List<Proxy> select(URI uri) {
        return List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port)));
      }

      @Override
      public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        throw new AssertionError(failure);
      }
    };
  }
}
