package dev.replinode.sandbox.s3;

import com.google.inject.AbstractModule;
import org.jclouds.blobstore.BlobRequestSigner;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.LocalBlobRequestSigner;
import org.jclouds.blobstore.attr.ConsistencyModel;
import org.jclouds.blobstore.config.BlobStoreObjectModule;
import org.jclouds.blobstore.config.LocalBlobStore;

/**
 * What jclouds' own module for its in-memory store binds, less the memory. Public, for jclouds
 * makes it by reflection.
 */
public final class LocalStoreModule extends AbstractModule {
  @Override
  protected void configure() {
    install(new BlobStoreObjectModule());
    bind(BlobStore.class).to(LocalBlobStore.class);
    bind(ConsistencyModel.class).toInstance(ConsistencyModel.STRICT);
    bind(BlobRequestSigner.class).to(LocalBlobRequestSigner.class);
  }
}
