package dev.replinode.sandbox;

import com.google.gson.JsonObject;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;

/** Real S3 clients of a running sandbox; they try once only. */
final class S3Clients {
  private S3Clients() {}

  /** With the unlimited pair of keys. */
  static S3Client unlimited(RunningSandbox sandbox, String endpoint) {
    JsonObject document = sandbox.document();
    return of(
        sandbox,
        endpoint,
        document.get("accessKey").getAsString(),
        document.get("secretKey").getAsString());
  }

  /** With a key that the API has made. */
  static S3Client withKey(RunningSandbox sandbox, String endpoint, JsonObject key) {
    return of(
        sandbox,
        endpoint,
        key.get("access_key").getAsString(),
        key.get("secret_key").getAsString());
  }

  private static S3Client of(RunningSandbox sandbox, String endpoint, String key, String secret) {
    return S3Client.builder()
        .endpointOverride(URI.create(sandbox.s3(endpoint)))
        .region(Region.US_EAST_1)
        .forcePathStyle(true)
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(key, secret)))
        .overrideConfiguration(
            settings -> settings.retryStrategy(DefaultRetryStrategy.doNotRetry()))
        .build();
  }
}
