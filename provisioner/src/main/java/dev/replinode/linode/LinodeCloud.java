package dev.replinode.linode;

import dev.replinode.api.client.ApiClient;
import dev.replinode.api.http.LinodeApiClient;
import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.replicator.Cloud;
import dev.replinode.domain.replicator.RunStatuses;
import dev.replinode.domain.storage.ObjectStores;
import dev.replinode.domain.wait.Deadline;
import dev.replinode.domain.wait.Sleeper;
import dev.replinode.linode.LinodeSettings.CaBundle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;

/** Joins the ports to one API client; interceptors are listed here and nowhere else. */
public final class LinodeCloud {
  private final LinodeSettings settings;
  private final Deadline deadline;
  private final Sleeper sleeper;
  private final RandomGenerator random;

  /** A cloud that keeps to {@code deadline} and waits by {@code sleeper}. */
  public LinodeCloud(
      LinodeSettings settings, Deadline deadline, Sleeper sleeper, RandomGenerator random) {
    this.settings = settings;
    this.deadline = deadline;
    this.sleeper = sleeper;
    this.random = random;
  }

  /**
   * Every port of the domain.
   *
   * @param retries told of each request that is sent again
   * @param debug told of each request and its status; empty means nobody
   */
  public Cloud connect(
      ObjectStores stores,
      RunStatuses statuses,
      Consumer<String> retries,
      Optional<Consumer<String>> debug) {
    ApiClient client =
        LinodeApiClient.builder(settings.baseUrl().toString())
            .token(settings.token()::reveal)
            .http(http -> configure(http, retries, debug))
            .build();
    return new Cloud(
        new LinodeAccount(client),
        new LinodePlatform(client),
        new LinodeBuckets(client),
        new LinodeStackScripts(client),
        new LinodeInstances(client),
        new LinodeEvents(client),
        new LinodeAccessKeys(client),
        new LinodeFirewalls(client),
        stores,
        statuses);
  }

  private void configure(
      OkHttpClient.Builder http, Consumer<String> retries, Optional<Consumer<String>> debug) {
    Pauses pauses = new Pauses(sleeper, deadline, retries);
    http.readTimeout(settings.patience());
    if ("http".equals(settings.baseUrl().getScheme())) {
      // Spoken to loopback only; the system's certificates need not be read for it.
      http.connectionSpecs(List.of(ConnectionSpec.CLEARTEXT));
    }
    http.addInterceptor(new RetryInterceptor(pauses, random, deadline));
    http.addInterceptor(new RateLimitInterceptor(pauses, deadline));
    http.addInterceptor(new ObjectStorageTurn());
    http.addInterceptor(new DeadlineInterceptor(deadline));
    debug.ifPresent(log -> http.addInterceptor(new DebugInterceptor(log)));
    http.addInterceptor(new WholeAnswer());
    settings.caBundle().ifPresent(bundle -> trust(http, bundle));
    http.proxySelector(settings.proxies());
    http.proxyAuthenticator(new ProxyLogin(settings.proxies()));
  }

  /** Trusts the certificates of {@code bundle} and no others. */
  private static void trust(OkHttpClient.Builder http, CaBundle bundle) {
    try {
      KeyStore roots = KeyStore.getInstance(KeyStore.getDefaultType());
      roots.load(null, null);
      int number = 0;
      for (Certificate root : certificates(bundle)) {
        roots.setCertificateEntry("root-" + number++, root);
      }
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(roots);
      X509TrustManager manager = (X509TrustManager) factory.getTrustManagers()[0];
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, factory.getTrustManagers(), null);
      http.sslSocketFactory(context.getSocketFactory(), manager);
    } catch (IOException | GeneralSecurityException e) {
      throw unusable(bundle, "its certificates cannot be used: " + e.getMessage());
    }
  }

  private static Collection<? extends Certificate> certificates(CaBundle bundle) {
    try (InputStream pem = new ByteArrayInputStream(Files.readAllBytes(bundle.file()))) {
      Collection<? extends Certificate> found =
          CertificateFactory.getInstance("X.509").generateCertificates(pem);
      if (!found.isEmpty()) {
        return found;
      }
    } catch (NoSuchFileException e) {
      throw unusable(bundle, "there is no such file");
    } catch (IOException e) {
      throw unusable(bundle, "it cannot be read");
    } catch (CertificateException e) {
      // Falls through: to the reader whatever it cannot parse is no certificate.
    }
    throw unusable(bundle, "it holds no PEM certificates");
  }

  private static ReplinodeException unusable(CaBundle bundle, String why) {
    return ReplinodeException.usage(bundle.name() + " " + bundle.file(), why)
        .hint("name a file of PEM certificates, or unset " + bundle.name());
  }
}
