package dev.replinode.replicate;

import java.util.List;
import java.util.function.BiConsumer;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.domain.Blob;
import org.jclouds.blobstore.domain.BlobMetadata;
import org.jclouds.blobstore.domain.MultipartPart;
import org.jclouds.blobstore.domain.MultipartUpload;
import org.jclouds.blobstore.domain.PageSet;
import org.jclouds.blobstore.domain.StorageMetadata;
import org.jclouds.blobstore.options.CopyOptions;
import org.jclouds.blobstore.options.GetOptions;
import org.jclouds.blobstore.options.ListContainerOptions;
import org.jclouds.blobstore.options.PutOptions;
import org.jclouds.blobstore.util.ForwardingBlobStore;
import org.jclouds.io.Payload;
import org.jclouds.rest.AuthorizationException;

/** The store as one key sees it: what its grants do not allow is answered with 403. */
final class LimitedStore extends ForwardingBlobStore {
  private final S3Key key;
  private final BiConsumer<String, String> beforeWrite;
  private final BiConsumer<String, String> afterWrite;

  /**
   * Limits {@code store} to the grants of {@code key}.
   *
   * @param beforeWrite told bucket and object key before bytes are stored or deleted; may block
   * @param afterWrite told bucket and object key when a plain put is done
   */
  LimitedStore(
      BlobStore store,
      S3Key key,
      BiConsumer<String, String> beforeWrite,
      BiConsumer<String, String> afterWrite) {
    super(store);
    this.key = key;
    this.beforeWrite = beforeWrite;
    this.afterWrite = afterWrite;
  }

  @Override
  public boolean containerExists(String container) {
    return super.containerExists(readable(container));
  }

  @Override
  public PageSet<? extends StorageMetadata> list(String container) {
    return super.list(readable(container));
  }

  @Override
  public PageSet<? extends StorageMetadata> list(String container, ListContainerOptions options) {
    return super.list(readable(container), options);
  }

  @Override
  public boolean blobExists(String container, String name) {
    return super.blobExists(readable(container), name);
  }

  @Override
  public BlobMetadata blobMetadata(String container, String name) {
    return super.blobMetadata(readable(container), name);
  }

  @Override
  public Blob getBlob(String container, String name) {
    return super.getBlob(readable(container), name);
  }

  @Override
  public Blob getBlob(String container, String name, GetOptions options) {
    return super.getBlob(readable(container), name, options);
  }

  @Override
  public String putBlob(String container, Blob blob) {
    return putBlob(container, blob, PutOptions.NONE);
  }

  @Override
  public String putBlob(String container, Blob blob, PutOptions options) {
    String name = blob.getMetadata().getName();
    String etag = super.putBlob(writable(container, name), blob, options);
    afterWrite.accept(container, name);
    return etag;
  }

  @Override
  public String copyBlob(
      String from, String fromName, String to, String toName, CopyOptions options) {
    return super.copyBlob(readable(from), fromName, writable(to, toName), toName, options);
  }

  @Override
  public void removeBlob(String container, String name) {
    super.removeBlob(writable(container, name), name);
  }

  @Override
  public void removeBlobs(String container, Iterable<String> names) {
    names.forEach(name -> writable(container, name));
    super.removeBlobs(container, names);
  }

  @Override
  public MultipartUpload initiateMultipartUpload(
      String container, BlobMetadata metadata, PutOptions options) {
    return super.initiateMultipartUpload(
        writable(container, metadata.getName()), metadata, options);
  }

  @Override
  public MultipartPart uploadMultipartPart(MultipartUpload upload, int number, Payload payload) {
    writable(upload.containerName(), upload.blobName());
    return super.uploadMultipartPart(upload, number, payload);
  }

  @Override
  public String completeMultipartUpload(MultipartUpload upload, List<MultipartPart> parts) {
    writable(upload.containerName(), upload.blobName());
    return super.completeMultipartUpload(upload, parts);
  }

  private String readable(String bucket) {
    if (!key.mayRead(bucket)) {
      throw new AuthorizationException("no access to " + bucket, null);
    }
    return bucket;
  }

  private String writable(String bucket, String name) {
    if (!key.mayWrite(bucket)) {
      throw new AuthorizationException("no right to write to " + bucket, null);
    }
    beforeWrite.accept(bucket, name);
    return bucket;
  }
}
