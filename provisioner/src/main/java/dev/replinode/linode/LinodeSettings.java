package dev.replinode.linode;

import dev.replinode.domain.Secret;
import dev.replinode.domain.network.Proxies;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where the API is and who asks.
 *
 * @param baseUrl with the version, such as {@code https://api.linode.com/v4}
 * @param token a personal access token
 * @param caBundle PEM certificates that replace the system's roots
 * @param patience how long an answer is waited for; making an instance or a key may take the API
 *     tens of seconds
 * @param proxies which proxy leads there
 */
public record LinodeSettings(
    URI baseUrl, Secret token, Optional<CaBundle> caBundle, Duration patience, Proxies proxies) {
  /**
   * A file of PEM certificates.
   *
   * @param name the variable that named it
   */
  public record CaBundle(String name, Path file) {}

  private static final Duration USUAL_PATIENCE = Duration.ofSeconds(60);

  /** Settings with the usual patience and without a proxy. */
  public LinodeSettings(URI baseUrl, Secret token, Optional<CaBundle> caBundle) {
    this(baseUrl, token, caBundle, USUAL_PATIENCE);
  }

  /** Settings without a proxy. */
  public LinodeSettings(URI baseUrl, Secret token, Optional<CaBundle> caBundle, Duration patience) {
    this(baseUrl, token, caBundle, patience, Proxies.none());
  }

  /** The same with proxies. */
  public LinodeSettings through(Proxies others) {
    return new LinodeSettings(baseUrl, token, caBundle, patience, others);
  }
}
