package dev.replinode.sandbox.s3;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.jclouds.blobstore.ContainerNotFoundException;
import org.jclouds.blobstore.KeyNotFoundException;
import org.jclouds.blobstore.LocalStorageStrategy;
import org.jclouds.blobstore.domain.Blob;
import org.jclouds.blobstore.domain.BlobAccess;
import org.jclouds.blobstore.domain.ContainerAccess;
import org.jclouds.blobstore.domain.MutableBlobMetadata;
import org.jclouds.blobstore.domain.MutableStorageMetadata;
import org.jclouds.blobstore.domain.StorageMetadata;
import org.jclouds.blobstore.domain.StorageType;
import org.jclouds.blobstore.domain.Tier;
import org.jclouds.blobstore.domain.internal.BlobBuilderImpl;
import org.jclouds.blobstore.domain.internal.MutableStorageMetadataImpl;
import org.jclouds.blobstore.options.CreateContainerOptions;
import org.jclouds.blobstore.options.ListContainerOptions;
import org.jclouds.domain.Location;

/** Gives jclouds' local store the sandbox's buckets to work on. */
final class DiskStorage implements LocalStorageStrategy {
  private final EndpointStore store;

  DiskStorage(EndpointStore store) {
    this.store = store;
  }

  @Override
  public boolean containerExists(String container) {
    return store.bucket(container).isPresent();
  }

  @Override
  public Collection<String> getAllContainerNames() {
    return store.buckets().stream().map(Bucket::name).toList();
  }

  @Override
  public boolean createContainerInLocation(
      String container, Location location, CreateContainerOptions options) {
    boolean created = store.createBucket(container);
    if (created && options.isPublicRead()) {
      store.setAcl(bucket(container), "public-read");
    }
    return created;
  }

  @Override
  public ContainerAccess getContainerAccess(String container) {
    return bucket(container).acl().startsWith("public-read")
        ? ContainerAccess.PUBLIC_READ
        : ContainerAccess.PRIVATE;
  }

  @Override
  public void setContainerAccess(String container, ContainerAccess access) {
    boolean open = access == ContainerAccess.PUBLIC_READ;
    store.setAcl(bucket(container), open ? "public-read" : "private");
  }

  @Override
  public void deleteContainer(String container) {
    store.deleteEmptyBucket(container);
  }

  @Override
  public void clearContainer(String container) {
    Bucket bucket = bucket(container);
    List.copyOf(bucket.objects().keySet()).forEach(key -> store.remove(bucket, key));
  }

  @Override
  public void clearContainer(String container, ListContainerOptions options) {
    clearContainer(container);
  }

  @Override
  public StorageMetadata getContainerMetadata(String container) {
    Bucket bucket = store.bucket(container).orElse(null);
    if (bucket == null) {
      return null;
    }
    MutableStorageMetadata metadata = new MutableStorageMetadataImpl();
    metadata.setName(container);
    metadata.setType(StorageType.CONTAINER);
    metadata.setCreationDate(Date.from(bucket.created()));
    return metadata;
  }

  @Override
  public boolean blobExists(String container, String key) {
    return bucket(container).find(key).isPresent();
  }

  /** Asked for the parts of uploads, and whether the bucket is empty; listings go elsewhere. */
  @Override
  public Iterable<String> getBlobKeysInsideContainer(
      String container, String prefix, String delimiter) {
    Bucket bucket = bucket(container);
    if (prefix != null && prefix.startsWith(".mpus-")) {
      return bucket.parts().keySet().stream().filter(key -> key.startsWith(prefix)).toList();
    }
    return bucket.objects().keySet();
  }

  @Override
  public Blob getBlob(String container, String key) {
    return store
        .bucket(container)
        .flatMap(bucket -> bucket.find(key))
        .map(object -> blob(container, object))
        .orElse(null);
  }

  @Override
  @Deprecated
  @SuppressWarnings(
      "InlineMeSuggester") // the interface has deprecated it, its callers are not ours
  public String putBlob(String container, Blob blob) throws IOException {
    return putBlob(container, blob, BlobAccess.PRIVATE);
  }

  @Override
  public String putBlob(String container, Blob blob, BlobAccess access) throws IOException {
    Bucket bucket = bucket(container);
    String key = blob.getMetadata().getName();
    try (InputStream bytes = new CheckedBytes(blob.getPayload())) {
      StoredObject object =
          store.put(bucket, key, Blobs.headers(blob), bytes, Blobs.unquoted(blob));
      if (access == BlobAccess.PUBLIC_READ) {
        store.setPublic(bucket, object, true);
      }
      return object.etag();
    }
  }

  @Override
  public void removeBlob(String container, String key) {
    store.remove(bucket(container), key);
  }

  @Override
  public BlobAccess getBlobAccess(String container, String key) {
    return object(container, key).isPublic() ? BlobAccess.PUBLIC_READ : BlobAccess.PRIVATE;
  }

  @Override
  public void setBlobAccess(String container, String key, BlobAccess access) {
    store.setPublic(bucket(container), object(container, key), access == BlobAccess.PUBLIC_READ);
  }

  @Override
  public Location getLocation(String container) {
    return null;
  }

  @Override
  public String getSeparator() {
    return "/";
  }

  private Bucket bucket(String container) {
    return store
        .bucket(container)
        .orElseThrow(() -> new ContainerNotFoundException(container, "no such bucket"));
  }

  private StoredObject object(String container, String key) {
    return bucket(container)
        .find(key)
        .orElseThrow(() -> new KeyNotFoundException(container, key, "no such object"));
  }

  private static Blob blob(String container, StoredObject object) {
    Blob blob =
        Blobs.describe(new BlobBuilderImpl().name(object.key()), object)
            .payload(object.body().bytes())
            .build();
    MutableBlobMetadata metadata = blob.getMetadata();
    Blobs.describe(blob.getPayload().getContentMetadata(), object);
    metadata.setContentMetadata(blob.getPayload().getContentMetadata());
    metadata.setContainer(container);
    metadata.setSize(object.size());
    metadata.setETag(object.etag());
    metadata.setLastModified(Date.from(object.modified()));
    metadata.setTier(Tier.STANDARD);
    return blob;
  }
}
