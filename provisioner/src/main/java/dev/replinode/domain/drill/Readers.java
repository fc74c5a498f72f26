package dev.replinode.domain.drill;

import dev.replinode.domain.replicator.Site;
import dev.replinode.domain.storage.AccessKey;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Makes readers. Nothing is asked before one of them reads. */
public interface Readers {
  /**
   * How long a reader waits.
   *
   * @param connect for a connection
   * @param call for the last byte, from the start
   */
  record Patience(Duration connect, Duration call) {
    /**
     * As an edge waits by default: 5 s for a connection, 20 s for the first byte (PAPI, timeout and
     * readTimeout).
     */
    public static Patience standard() {
      return new Patience(Duration.ofSeconds(5), Duration.ofSeconds(20));
    }
  }

  /** Reads a bucket; with {@code key} by that identity, else as anybody. */
  Reader bucket(Site site, Optional<AccessKey> key, Patience patience);

  /**
   * Reads through something that stands before the buckets.
   *
   * @param base where; keys are added to its path
   * @param host the name in the request and for TLS; empty means that of {@code base}
   * @param headers sent with each read, asked anew each time
   */
  Reader path(
      URI base,
      Optional<String> host,
      java.util.function.Supplier<Map<String, String>> headers,
      Patience patience);
}
