package dev.replinode.sandbox.s3;

import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.ContainerNotFoundException;
import org.jclouds.blobstore.domain.PageSet;
import org.jclouds.blobstore.domain.StorageMetadata;
import org.jclouds.blobstore.options.ListContainerOptions;
import org.jclouds.blobstore.util.ForwardingBlobStore;

/**
 * An endpoint's buckets as s3proxy sees them: jclouds' local store for everything but listings,
 * which that store answers by reading the whole bucket for each page.
 */
final class EndpointBlobStore extends ForwardingBlobStore {
  private final EndpointStore store;

  EndpointBlobStore(BlobStore local, EndpointStore store) {
    super(local);
    this.store = store;
  }

  @Override
  public PageSet<? extends StorageMetadata> list(String container) {
    return list(container, ListContainerOptions.NONE);
  }

  @Override
  public PageSet<? extends StorageMetadata> list(String container, ListContainerOptions options) {
    Bucket bucket =
        store
            .bucket(container)
            .orElseThrow(() -> new ContainerNotFoundException(container, "no such bucket"));
    return ObjectListing.of(bucket, options);
  }
}
