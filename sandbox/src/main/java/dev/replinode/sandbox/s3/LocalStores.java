package dev.replinode.sandbox.s3;

import com.google.inject.AbstractModule;
import com.google.inject.Module;
import java.util.Set;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.blobstore.LocalStorageStrategy;
import org.jclouds.blobstore.TransientApiMetadata;

/** Builds jclouds' local store over an endpoint's buckets. */
final class LocalStores {
  private LocalStores() {}

  static EndpointBlobStore over(EndpointStore store) {
    Module disk =
        new AbstractModule() {
          @Override
          protected void configure() {
            bind(LocalStorageStrategy.class).toInstance(new DiskStorage(store));
          }
        };
    // The id must stay "transient": s3proxy knows by it how this store does multipart uploads.
    BlobStore local =
        ContextBuilder.newBuilder(
                TransientApiMetadata.builder()
                    .defaultModules(Set.of(LocalStoreModule.class))
                    .build())
            .credentials("unused", "unused")
            .modules(Set.of(disk))
            .build(BlobStoreContext.class)
            .getBlobStore();
    return new EndpointBlobStore(local, store);
  }
}
