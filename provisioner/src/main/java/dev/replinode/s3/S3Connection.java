package dev.replinode.s3;

import dev.replinode.domain.network.Proxies;
import dev.replinode.domain.storage.AccessKey;
import dev.replinode.domain.storage.Endpoint;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;

/** The SDK's client of one endpoint and key, built when first used: that costs half a second. */
final class S3Connection implements AutoCloseable {
  private static final String PROGRAM = "replinode";
  private static final int THROTTLED = 10;
  private static final int LONGEST_BACKOFF = 200;

  private final Endpoint endpoint;
  private final AccessKey key;
  private final S3Limits limits;
  private final Proxies proxies;
  private S3Client client;

  S3Connection(Endpoint endpoint, AccessKey key, S3Limits limits, Proxies proxies) {
    this.endpoint = endpoint;
    this.key = key;
    this.limits = limits;
    this.proxies = proxies;
  }

  synchronized S3Client client() {
    if (client == null) {
      client = build();
    }
    return client;
  }

  @Override
  public synchronized void close() {
    if (client != null) {
      client.close();
      client = null;
    }
  }

  private S3Client build() {
    return S3Client.builder()
        .endpointOverride(endpoint.uri())
        .region(Region.of(endpoint.signingRegion()))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(key.id(), key.secret().reveal())))
        .forcePathStyle(true)
        // Older Ceph rejects bodies in aws-chunked encoding and checksums that it does not know.
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
        .serviceConfiguration(S3Connection::plainBodies)
        .httpClient(http())
        .overrideConfiguration(overrides())
        // All below is said only so that the SDK does not look for it in the environment.
        .defaultsMode(DefaultsMode.LEGACY)
        .dualstackEnabled(false)
        .fipsEnabled(false)
        .useArnRegion(false)
        .disableMultiRegionAccessPoints(true)
        .disableS3ExpressSessionAuth(true)
        .build();
  }

  private static void plainBodies(S3Configuration.Builder configuration) {
    configuration.chunkedEncodingEnabled(false).expectContinueEnabled(false);
  }

  private SdkHttpClient http() {
    return UrlConnectionHttpClient.builder()
        .connectionTimeout(limits.connect())
        .socketTimeout(limits.silence())
        .proxyConfiguration(proxy())
        .build();
  }

  /** A login is asked of Java's own authenticator: this client sends none when it tunnels. */
  private ProxyConfiguration proxy() {
    ProxyConfiguration.Builder proxy =
        ProxyConfiguration.builder()
            .useEnvironmentVariablesValues(false)
            .useSystemPropertyValues(false);
    proxies
        .httpProxy(endpoint.uri())
        .map(address -> "http://" + address.getHostString() + ":" + address.getPort())
        .ifPresent(address -> proxy.endpoint(URI.create(address)));
    return proxy.build();
  }

  private ClientOverrideConfiguration overrides() {
    ProfileFile none = ProfileFile.aggregator().build();
    return ClientOverrideConfiguration.builder()
        .apiCallTimeout(limits.call())
        .retryStrategy(retries())
        // The last one sees the body first, and lengths are those of the body as it was sent.
        .addExecutionInterceptor(new S3Tokens())
        .addExecutionInterceptor(new S3WholeBodies())
        .defaultProfileFileSupplier(() -> none)
        .defaultProfileName(PROGRAM)
        .appId(PROGRAM)
        .putAdvancedOption(SdkAdvancedClientOption.USER_AGENT_PREFIX, PROGRAM)
        .build();
  }

  private RetryStrategy retries() {
    return AwsRetryStrategy.standardRetryStrategy().toBuilder()
        .maxAttempts(limits.attempts())
        .backoffStrategy(
            BackoffStrategy.exponentialDelay(
                limits.backoff(), limits.backoff().multipliedBy(LONGEST_BACKOFF)))
        .throttlingBackoffStrategy(
            BackoffStrategy.exponentialDelay(
                limits.backoff().multipliedBy(THROTTLED),
                limits.backoff().multipliedBy(LONGEST_BACKOFF)))
        .build();
  }
}
