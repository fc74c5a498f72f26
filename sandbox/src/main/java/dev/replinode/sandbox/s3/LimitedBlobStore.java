package dev.replinode.sandbox.s3;

import java.util.List;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.domain.Blob;
import org.jclouds.blobstore.domain.BlobAccess;
import org.jclouds.blobstore.domain.BlobMetadata;
import org.jclouds.blobstore.domain.ContainerAccess;
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

/**
 * What a limited key can do: read the buckets it names, write those it names as {@code read_write},
 * list the names of all buckets and make new ones. The rest is 403, whether or not it exists.
 */
final class LimitedBlobStore extends ForwardingBlobStore {
  private final KeyGrant grant;
  private final String region;

  LimitedBlobStore(BlobStore store, KeyGrant grant, String region) {
    super(store);
    this.grant = grant;
    this.region = region;
  }

  private BlobStore reading(String bucket) {
    return allowed(grant.mayRead(region, bucket));
  }

  private BlobStore writing(String bucket) {
    return allowed(grant.mayWrite(region, bucket));
  }

  /** s3proxy answers 403 AccessDenied to this exception and to no other. */
  private BlobStore allowed(boolean allowed) {
    if (!allowed) {
      throw new AuthorizationException("Forbidden", null);
    }
    return delegate();
  }

  @Override
  public boolean containerExists(String container) {
    return reading(container).containerExists(container);
  }

  @Override
  public ContainerAccess getContainerAccess(String container) {
    return reading(container).getContainerAccess(container);
  }

  @Override
  public void setContainerAccess(String container, ContainerAccess access) {
    writing(container).setContainerAccess(container, access);
  }

  @Override
  public PageSet<? extends StorageMetadata> list(String container) {
    return reading(container).list(container);
  }

  @Override
  public PageSet<? extends StorageMetadata> list(String container, ListContainerOptions options) {
    return reading(container).list(container, options);
  }

  @Override
  public void clearContainer(String container) {
    writing(container).clearContainer(container);
  }

  @Override
  public void clearContainer(String container, ListContainerOptions options) {
    writing(container).clearContainer(container, options);
  }

  @Override
  public void deleteContainer(String container) {
    writing(container).deleteContainer(container);
  }

  @Override
  public boolean deleteContainerIfEmpty(String container) {
    return writing(container).deleteContainerIfEmpty(container);
  }

  @Override
  public boolean blobExists(String container, String name) {
    return reading(container).blobExists(container, name);
  }

  @Override
  public BlobMetadata blobMetadata(String container, String name) {
    return reading(container).blobMetadata(container, name);
  }

  @Override
  public Blob getBlob(String container, String name) {
    return reading(container).getBlob(container, name);
  }

  @Override
  public Blob getBlob(String container, String name, GetOptions options) {
    return reading(container).getBlob(container, name, options);
  }

  @Override
  public BlobAccess getBlobAccess(String container, String name) {
    return reading(container).getBlobAccess(container, name);
  }

  @Override
  public String putBlob(String container, Blob blob) {
    return writing(container).putBlob(container, blob);
  }

  @Override
  public String putBlob(String container, Blob blob, PutOptions options) {
    return writing(container).putBlob(container, blob, options);
  }

  @Override
  public String copyBlob(
      String fromContainer, String from, String container, String name, CopyOptions options) {
    reading(fromContainer);
    return writing(container).copyBlob(fromContainer, from, container, name, options);
  }

  @Override
  public void removeBlob(String container, String name) {
    writing(container).removeBlob(container, name);
  }

  @Override
  public void removeBlobs(String container, Iterable<String> names) {
    writing(container).removeBlobs(container, names);
  }

  @Override
  public void setBlobAccess(String container, String name, BlobAccess access) {
    writing(container).setBlobAccess(container, name, access);
  }

  @Override
  public MultipartUpload initiateMultipartUpload(
      String container, BlobMetadata metadata, PutOptions options) {
    return writing(container).initiateMultipartUpload(container, metadata, options);
  }

  @Override
  public void abortMultipartUpload(MultipartUpload upload) {
    writing(upload.containerName()).abortMultipartUpload(upload);
  }

  @Override
  public String completeMultipartUpload(MultipartUpload upload, List<MultipartPart> parts) {
    return writing(upload.containerName()).completeMultipartUpload(upload, parts);
  }

  @Override
  public MultipartPart uploadMultipartPart(MultipartUpload upload, int number, Payload payload) {
    return writing(upload.containerName()).uploadMultipartPart(upload, number, payload);
  }

  @Override
  public List<MultipartPart> listMultipartUpload(MultipartUpload upload) {
    return reading(upload.containerName()).listMultipartUpload(upload);
  }

  @Override
  public List<MultipartUpload> listMultipartUploads(String container) {
    return reading(container).listMultipartUploads(container);
  }
}
