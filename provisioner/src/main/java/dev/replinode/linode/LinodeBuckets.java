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
import java.util.Optional;

/** Endpoints and buckets as the API shows them. */
final class LinodeBuckets implements Buckets {
  private final ObjectStorageApi storage;
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
                  .map(LinodeBuckets::row)
                  .toList());
    }
    return directory;
  }

  private static EndpointDirectory.Row row(ObjectStorageEndpoint endpoint) {
    String type = endpoint.getEndpointType() == null ? "" : endpoint.getEndpointType();
    return new EndpointDirectory.Row(endpoint.getRegion(), type, endpoint.getS3Endpoint());
  }

  @Override
  public Optional<Bucket> find(String region, String label) {
    return ApiCall.find("bucket " + label, () -> storage.getBucket(region, label))
        .flatMap(LinodeBuckets::bucket);
  }

  @Override
  public List<Bucket> all() {
    return Pages.all(
            "buckets",
            number -> storage.listBuckets(number, Pages.SIZE, null),
            BucketPage::getData,
            BucketPage::getPages)
        .stream()
        .flatMap(bucket -> bucket(bucket).stream())
        .toList();
  }

  /** The bucket's own word about its host; older answers lack it and tell a full host name. */
  private static Optional<Bucket> bucket(dev.replinode.api.model.Bucket bucket) {
    String host = bucket.getS3Endpoint();
    String prefix = ApiCall.told("a bucket", bucket.getLabel()) + ".";
    if (host == null && bucket.getHostname() != null && bucket.getHostname().startsWith(prefix)) {
      host = bucket.getHostname().substring(prefix.length());
    }
    if (host == null) {
      return Optional.empty();
    }
    String type = bucket.getEndpointType() == null ? "" : bucket.getEndpointType();
    String region = bucket.getRegion() == null ? "" : bucket.getRegion();
    return Optional.of(new Bucket(bucket.getLabel(), region, Endpoint.of(region, type, host)));
  }
}
