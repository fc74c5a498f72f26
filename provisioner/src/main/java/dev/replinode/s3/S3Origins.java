package dev.replinode.s3;

import dev.replinode.domain.failover.OriginSource;
import dev.replinode.domain.storage.AccessKey;
import dev.replinode.domain.storage.Endpoint;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Buckets as origins of a CDN, read with a signature in the query as the edge's own would be. */
public final class S3Origins {
  private static final Duration VALID = Duration.ofMinutes(5);

  private S3Origins() {}

  /** The bucket as {@code key} may read it. Makes no request. */
  public static OriginSource signed(Endpoint endpoint, String bucket, AccessKey key) {
    S3Presigner presigner =
        S3Presigner.builder()
            .endpointOverride(endpoint.uri())
            .region(Region.of(endpoint.signingRegion()))
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(key.id(), key.secret().reveal())))
            .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
            .build();
    return new Signed(bucket + "@" + endpoint.id(), bucket, presigner);
  }

  private record Signed(String name, String bucket, S3Presigner presigner) implements OriginSource {
    @Override
    public URI request(String method, String key) {
      URL url =
          method.equals("HEAD")
              ? presigner
                  .presignHeadObject(
                      p ->
                          p.signatureDuration(VALID)
                              .headObjectRequest(head -> head.bucket(bucket).key(key)))
                  .url()
              : presigner
                  .presignGetObject(
                      p ->
                          p.signatureDuration(VALID)
                              .getObjectRequest(get -> get.bucket(bucket).key(key)))
                  .url();
      try {
        return url.toURI();
      } catch (URISyntaxException e) {
        throw new IllegalStateException("the signer made no URI", e);
      }
    }

    /** A signed URL is a secret for as long as it is valid. */
    @Override
    public String toString() {
      return name;
    }
  }
}
