package dev.replinode.linode;

import dev.replinode.api.ObjectStorageApi;
import dev.replinode.api.client.ApiClient;
import dev.replinode.api.model.BucketPage;
import dev.replinode.api.model.ObjectStorageEndpoint;
import dev.replinode.api.model.ObjectStorageEndpointPage;
import dev.replinode.domain.replicator.Buckets;
import dev.replinode.domain.storage.Endpoint;
import dev.replinode.domain.storage.EndpointDirectory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** Endpoints and buckets as the API shows them. */
final class LinodeBuckets implements Buckets {
  private final ObjectStorageApi storage;

  /** Host names as the API spells them, by endpoint id: quotas are named by them. */
  private final Map<String, String> hosts = new ConcurrentHashMap<>();

  private EndpointDirectory directory;

  LinodeBuckets(ApiClient client) {
    storage = new ObjectStorageApi(client);
  }

  @Override
  public synchronized EndpointDirectory endpoints() {
    if (directory == null) {
      directory =
          EndpointDirectory.of(
              Pages.all(
                      "Object Storage endpoints",
                      number -> storage.listObjectStorageEndpoints(number, Pages.SIZE, null),
                      ObjectStorageEndpointPage::getData,
                      ObjectStorageEndpointPage::getPages)
                  .stream()
                  .filter(endpoint -> endpoint.getRegion() != null)
                  .map(this::row)
                  .toList());
    }
    return directory;
  }

  private EndpointDirectory.Row row(ObjectStorageEndpoint endpoint) {
    String type = endpoint.getEndpointType() == null ? "" : endpoint.getEndpointType();
    String host = endpoint.getS3Endpoint();
    if (host != null) {
      hosts.put(firstLabel(host), host);
    }
    return new EndpointDirectory.Row(endpoint.getRegion(), type, host);
  }

  @Override
  public Optional<Bucket> find(String region, String label) {
    return ApiCall.find("bucket " + label, () -> storage.getBucket(region, label))
        .flatMap(bucket -> bucket(bucket, region));
  }

  @Override
  public List<Bucket> findEach(String region, String label) {
    return Pages.all(
            "buckets in " + region,
            number -> storage.listRegionBuckets(region, number, Pages.SIZE, null),
            BucketPage::getData,
            BucketPage::getPages)
        .stream()
        .filter(bucket -> label.equals(bucket.getLabel()))
        .flatMap(bucket -> bucket(bucket, region).stream())
        .toList();
  }

  @Override
  public List<Bucket> all() {
    return Pages.all(
            "buckets",
            number -> storage.listBuckets(number, Pages.SIZE, null),
            BucketPage::getData,
            BucketPage::getPages)
        .stream()
        .flatMap(bucket -> bucket(bucket, "").stream())
        .toList();
  }

  /**
   * The bucket's own word about its host; older answers lack it and tell a full host name.
   *
   * @param asked the compute region where it was looked for, or empty; taken when it tells none
   */
  private static Optional<Bucket> bucket(dev.replinode.api.model.Bucket bucket, String asked) {
    String host = bucket.getS3Endpoint();
    String prefix = ApiCall.told("a bucket", bucket.getLabel()) + ".";
    if (host == null && bucket.getHostname() != null && bucket.getHostname().startsWith(prefix)) {
      host = bucket.getHostname().substring(prefix.length());
    }
    if (host == null) {
      return Optional.empty();
    }
    String type = bucket.getEndpointType() == null ? "" : bucket.getEndpointType();
    String region = bucket.getRegion() == null ? region(asked, host) : bucket.getRegion();
    return Optional.of(
        new Bucket(bucket.getLabel(), region, Endpoint.of(region, type, host), contents(bucket)));
  }

  private static String region(String asked, String host) {
    return asked.isEmpty()
        ? EndpointDirectory.builtIn().computeRegionOf(firstLabel(host)).orElse("")
        : asked;
  }

  private static String firstLabel(String host) {
    return host.split("[.:]", 2)[0];
  }

  private static Optional<Contents> contents(dev.replinode.api.model.Bucket bucket) {
    return bucket.getObjects() == null || bucket.getSize() == null
        ? Optional.empty()
        : Optional.of(new Contents(bucket.getObjects(), bucket.getSize()));
  }

  @Override
  public Optional<Sharing> sharing(String region, String label) {
    return ApiCall.find("sharing of bucket " + label, () -> storage.getBucketAccess(region, label))
        .map(
            access ->
                new Sharing(
                    access.getAcl() == null ? "" : access.getAcl(),
                    Optional.ofNullable(access.isCorsEnabled())));
  }

  /** The id of a quota is made of what it limits and the S3 host. */
  @Override
  public Optional<Quota> quota(Measure measure, Endpoint endpoint) {
    String word = measure.name().toLowerCase(Locale.ROOT);
    String host = hosts.getOrDefault(endpoint.id(), endpoint.uri().getAuthority());
    String id = "obj-" + word + "-" + host;
    return ApiCall.find("quota " + id, () -> storage.getQuotaUsage(id))
        .filter(usage -> usage.getQuotaLimit() != null)
        .map(
            usage ->
                new Quota(
                    usage.getQuotaLimit(),
                    usage.getUsage() == null
                        ? OptionalLong.empty()
                        : OptionalLong.of(usage.getUsage())));
  }
}
