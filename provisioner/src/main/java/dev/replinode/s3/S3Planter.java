package dev.replinode.s3;

import dev.replinode.domain.drill.HttpDates;
import dev.replinode.domain.drill.Planter;
import dev.replinode.domain.network.Proxies;
import dev.replinode.domain.replicator.Site;
import dev.replinode.domain.storage.AccessKey;
import dev.replinode.domain.storage.BucketSetting;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CORSRule;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** Plants objects and settings over the SDK. */
public final class S3Planter implements Planter {
  private static final String META = "x-amz-meta-";

  private final AccessKey key;
  private final Map<URI, S3Connection> connections = new HashMap<>();

  /** Plants by a key that may write. */
  public S3Planter(AccessKey key) {
    this.key = key;
  }

  @Override
  public void put(Site site, Planted object) {
    if (object.isInParts()) {
      putInParts(site, object);
      return;
    }
    Map<String, String> headers = object.headers();
    PutObjectRequest.Builder request =
        PutObjectRequest.builder()
            .bucket(site.bucket())
            .key(object.key())
            .contentType(headers.get("content-type"))
            .cacheControl(headers.get("cache-control"))
            .contentEncoding(headers.get("content-encoding"))
            .contentDisposition(headers.get("content-disposition"))
            .contentLanguage(headers.get("content-language"))
            .metadata(metadata(headers));
    HttpDates.parse(headers.getOrDefault("expires", "")).ifPresent(request::expires);
    if (object.isPublic()) {
      request.acl(ObjectCannedACL.PUBLIC_READ);
    }
    client(site).putObject(request.build(), RequestBody.fromBytes(object.body()));
  }

  private void putInParts(Site site, Planted object) {
    S3Client client = client(site);
    String id = begin(site, object.key(), object.headers().get("content-type"));
    String etag =
        client
            .uploadPart(
                part -> part.bucket(site.bucket()).key(object.key()).uploadId(id).partNumber(1),
                RequestBody.fromBytes(object.body()))
            .eTag();
    CompletedPart part = CompletedPart.builder().partNumber(1).eTag(etag).build();
    client.completeMultipartUpload(
        done ->
            done.bucket(site.bucket())
                .key(object.key())
                .uploadId(id)
                .multipartUpload(parts -> parts.parts(part)));
  }

  @Override
  public void delete(Site site, String name) {
    client(site).deleteObject(delete -> delete.bucket(site.bucket()).key(name));
  }

  @Override
  public void beginUpload(Site site, String name) {
    String id = begin(site, name, "text/plain");
    client(site)
        .uploadPart(
            part -> part.bucket(site.bucket()).key(name).uploadId(id).partNumber(1),
            RequestBody.fromString("half of it"));
  }

  private String begin(Site site, String name, String contentType) {
    CreateMultipartUploadRequest request =
        CreateMultipartUploadRequest.builder()
            .bucket(site.bucket())
            .key(name)
            .contentType(contentType)
            .build();
    return client(site).createMultipartUpload(request).uploadId();
  }

  private static Map<String, String> metadata(Map<String, String> headers) {
    Map<String, String> metadata = new HashMap<>();
    headers.forEach(
        (name, value) -> {
          if (name.startsWith(META)) {
            metadata.put(name.substring(META.length()), value);
          }
        });
    return metadata;
  }

  @Override
  public void set(Site site, BucketSetting setting, String value) {
    switch (setting) {
      case CORS -> setCors(site, value);
      case LIFECYCLE -> setLifecycle(site, Integer.parseInt(value));
      case WEBSITE -> setWebsite(site, value);
      default -> throw new IllegalArgumentException("no fault plants " + setting);
    }
  }

  private void setCors(Site site, String origin) {
    CORSRule rule = CORSRule.builder().allowedMethods("GET").allowedOrigins(origin).build();
    client(site)
        .putBucketCors(
            put -> put.bucket(site.bucket()).corsConfiguration(cors -> cors.corsRules(rule)));
  }

  private void setLifecycle(Site site, int days) {
    LifecycleRule rule =
        LifecycleRule.builder()
            .status(ExpirationStatus.ENABLED)
            .filter(every -> every.prefix(""))
            .expiration(end -> end.days(days))
            .build();
    client(site)
        .putBucketLifecycleConfiguration(
            put ->
                put.bucket(site.bucket())
                    .lifecycleConfiguration(lifecycle -> lifecycle.rules(rule)));
  }

  private void setWebsite(Site site, String index) {
    client(site)
        .putBucketWebsite(
            put ->
                put.bucket(site.bucket())
                    .websiteConfiguration(
                        website -> website.indexDocument(page -> page.suffix(index))));
  }

  @Override
  public void clear(Site site, BucketSetting setting) {
    String bucket = site.bucket();
    switch (setting) {
      case CORS -> client(site).deleteBucketCors(gone -> gone.bucket(bucket));
      case LIFECYCLE -> client(site).deleteBucketLifecycle(gone -> gone.bucket(bucket));
      case WEBSITE -> client(site).deleteBucketWebsite(gone -> gone.bucket(bucket));
      default -> throw new IllegalArgumentException("no fault plants " + setting);
    }
  }

  private S3Client client(Site site) {
    return connections
        .computeIfAbsent(
            site.endpoint().uri(),
            uri -> new S3Connection(site.endpoint(), key, S3Limits.standard(), Proxies.none()))
        .client();
  }

  @Override
  public void close() {
    connections.values().forEach(S3Connection::close);
  }
}
