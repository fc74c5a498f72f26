package dev.replinode.sandbox;

import dev.replinode.sandbox.catalog.Catalog;
import dev.replinode.sandbox.catalog.Endpoint;
import dev.replinode.sandbox.s3.Bucket;
import dev.replinode.sandbox.s3.EndpointStore;
import dev.replinode.sandbox.s3.FolderData;
import dev.replinode.sandbox.s3.ObjectStorage;
import dev.replinode.sandbox.s3.SampleData;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Makes and fills the buckets that the command line names. */
final class Buckets {
  private final ObjectStorage storage;
  private final Catalog catalog;

  Buckets(ObjectStorage storage, Catalog catalog) {
    this.storage = storage;
    this.catalog = catalog;
  }

  void make(List<BucketOption> buckets, List<FillOption> fills) throws IOException {
    for (BucketOption bucket : buckets) {
      make(bucket);
    }
    for (FillOption fill : fills) {
      Optional<EndpointStore> store = make(fill.bucket());
      if (store.isPresent()) {
        Bucket bucket = store.get().bucket(fill.bucket().bucket()).orElseThrow();
        if (fill.folder().isPresent()) {
          new FolderData(fill.folder().get()).into(store.get(), bucket);
        } else {
          SampleData.into(store.get(), bucket);
        }
      }
    }
  }

  private Optional<EndpointStore> make(BucketOption option) {
    Optional<Endpoint> endpoint =
        catalog
            .endpoint(option.place())
            .or(
                () ->
                    catalog.endpointsIn(option.place()).stream()
                        .min(Comparator.comparing(Endpoint::type).thenComparing(Endpoint::id)));
    if (endpoint.isEmpty()) {
      return warn(option, "there is no Object Storage in " + option.place());
    }
    EndpointStore store = storage.store(endpoint.get().id()).orElseThrow();
    store.createBucket(option.bucket());
    return store.bucket(option.bucket()).isPresent()
        ? Optional.of(store)
        : warn(option, "another endpoint of the region has one of that name");
  }

  private static Optional<EndpointStore> warn(BucketOption option, String why) {
    System.err.println("warning: no bucket " + option.bucket() + ": " + why);
    return Optional.empty();
  }
}
