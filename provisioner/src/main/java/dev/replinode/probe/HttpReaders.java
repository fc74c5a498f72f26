package dev.replinode.probe;

import dev.replinode.domain.drill.Reader;
import dev.replinode.domain.drill.Readers;
import dev.replinode.domain.failover.OriginSource;
import dev.replinode.domain.network.Proxies;
import dev.replinode.domain.replicator.Site;
import dev.replinode.domain.storage.AccessKey;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/** Readers over HTTP. Each read has a connection of its own, as the first one of an edge has. */
public final class HttpReaders implements Readers {
  private final OkHttpClient plain;
  private final BiFunction<Site, AccessKey, OriginSource> signer;

  /**
   * Readers that reach the world through {@code proxies}.
   *
   * @param signer tells where to ask a bucket by a key
   */
  public HttpReaders(Proxies proxies, BiFunction<Site, AccessKey, OriginSource> signer) {
    this.signer = signer;
    this.plain =
        new OkHttpClient.Builder()
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .followSslRedirects(false)
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
            .proxySelector(proxies)
            .build();
  }

  @Override
  public Reader bucket(Site site, Optional<AccessKey> key, Patience patience) {
    OriginSource source =
        key.map(known -> signer.apply(site, known))
            .orElseGet(() -> new PlainAddress(site.endpoint().uri(), site.bucket()));
    return new HttpReader(client(patience), source, Map::of);
  }

  @Override
  public Reader path(
      URI base, Optional<String> host, Supplier<Map<String, String>> headers, Patience patience) {
    if (host.isEmpty()) {
      return new HttpReader(client(patience), new PlainAddress(base, ""), headers);
    }
    // The name goes into Host and TLS; only the address that is connected to is another.
    URI named = Hosts.named(base, host.get());
    OkHttpClient client =
        client(patience).newBuilder().dns(Hosts.standingIn(host.get(), base.getHost())).build();
    return new HttpReader(client, new PlainAddress(named, ""), headers);
  }

  private OkHttpClient client(Patience patience) {
    return plain
        .newBuilder()
        .connectTimeout(patience.connect())
        .readTimeout(patience.call())
        .callTimeout(patience.call().plus(patience.connect()))
        .build();
  }
}
