package dev.replinode.s3;

import dev.replinode.domain.storage.BodyReader;
import dev.replinode.domain.storage.BucketSetting;
import dev.replinode.domain.storage.ByteRange;
import dev.replinode.domain.storage.Endpoint;
import dev.replinode.domain.storage.ObjectAcl;
import dev.replinode.domain.storage.ObjectHeaders;
import dev.replinode.domain.storage.ObjectPart;
import dev.replinode.domain.storage.ObjectStore;
import dev.replinode.domain.storage.ObjectSummary;
import dev.replinode.domain.storage.StorageException;
import dev.replinode.domain.storage.StoredObject;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;

/** One endpoint as one key sees it, over the SDK's client. */
final class S3ObjectStore implements ObjectStore {
  private final Endpoint endpoint;
  private final S3Connection connection;
  private final S3Limits limits;

  S3ObjectStore(Endpoint endpoint, S3Connection connection, S3Limits limits) {
    this.endpoint = endpoint;
    this.connection = connection;
    this.limits = limits;
  }

  @Override
  public void probe(String bucket) {
    ListObjectsV2Request one = S3Pages.request(bucket, "").maxKeys(1).build();
    pages(one).turn();
  }

  @Override
  public Iterable<ObjectSummary> list(String bucket, String prefix) {
    ListObjectsV2Request request = S3Pages.request(bucket, prefix).build();
    return () -> pages(request);
  }

  private S3Pages pages(ListObjectsV2Request first) {
    return new S3Pages(first, page -> page(first.bucket(), page), endpoint.name());
  }

  private ListObjectsV2Response page(String bucket, ListObjectsV2Request request) {
    return call(bucket, client -> client.listObjectsV2(request));
  }

  @Override
  public Optional<StoredObject> get(String bucket, String key, long maxBytes) {
    GetObjectRequest request = GetObjectRequest.builder().bucket(bucket).key(key).build();
    S3Body.Whole answer = new S3Body.Whole(maxBytes);
    Optional<Optional<StoredObject>> read =
        find(bucket, client -> client.getObject(request, answer));
    if (read.isPresent() && read.get().isEmpty()) {
      throw new StorageException(
          StorageException.Kind.OTHER,
          endpoint.name()
              + " holds an object in bucket "
              + bucket
              + " where one of at most "
              + maxBytes
              + " bytes was expected");
    }
    return read.flatMap(Function.identity());
  }

  @Override
  public <T> Optional<T> read(
      String bucket, String key, Optional<ByteRange> range, Supplier<BodyReader<T>> reader) {
    GetObjectRequest request =
        GetObjectRequest.builder()
            .bucket(bucket)
            .key(key)
            .range(range.map(r -> "bytes=" + r.first() + "-" + r.last()).orElse(null))
            .overrideConfiguration(o -> o.apiCallTimeout(limits.read()))
            .build();
    return find(
        bucket,
        client -> client.getObject(request, new S3Body.Read<>(reader)),
        e -> S3Errors.isNoSuchKey(e) || S3Errors.isBeyondTheEnd(e));
  }

  @Override
  public Optional<ObjectAcl> acl(String bucket, String key) {
    return find(bucket, client -> client.getObjectAcl(acl -> acl.bucket(bucket).key(key)))
        .map(S3Acls::of);
  }

  /** Servers that do not know the question answer for the whole object, without a count. */
  @Override
  public Optional<ObjectPart> part(String bucket, String key, int number) {
    try {
      return find(
              bucket,
              client -> client.headObject(head -> head.bucket(bucket).key(key).partNumber(number)))
          .filter(answer -> answer.partsCount() != null && answer.contentLength() != null)
          .map(answer -> new ObjectPart(answer.contentLength(), answer.partsCount()));
    } catch (StorageException e) {
      if (e.kind() == StorageException.Kind.OTHER) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public void put(String bucket, String key, byte[] body, String contentType) {
    call(
        bucket,
        client ->
            client.putObject(
                put -> put.bucket(bucket).key(key).contentType(contentType),
                RequestBody.fromBytes(body)));
  }

  @Override
  public void delete(String bucket, String key) {
    call(bucket, client -> client.deleteObject(delete -> delete.bucket(bucket).key(key)));
  }

  @Override
  public Optional<ObjectHeaders> head(String bucket, String key) {
    return find(bucket, client -> client.headObject(head -> head.bucket(bucket).key(key)))
        .map(S3Headers::of);
  }

  /**
   * Servers without a setting, and keys that may not ask, answer in many ways: all mean no word.
   */
  @Override
  public Optional<String> setting(String bucket, BucketSetting setting) {
    try {
      return find(bucket, client -> S3Settings.of(client, bucket, setting))
          .or(() -> Optional.of(BucketSetting.NONE));
    } catch (StorageException e) {
      if (e.kind() == StorageException.Kind.UNREACHABLE || e.kind() == StorageException.Kind.BUSY) {
        throw e;
      }
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    connection.close();
  }

  @Override
  public String toString() {
    return "S3 at " + endpoint.uri();
  }

  private <T> Optional<T> find(String bucket, Function<S3Client, T> request) {
    return find(bucket, request, S3Errors::isNoSuchKey);
  }

  private <T> Optional<T> find(
      String bucket, Function<S3Client, T> request, Predicate<SdkException> isNothing) {
    try {
      return Optional.of(request.apply(connection.client()));
    } catch (SdkException e) {
      if (isNothing.test(e)) {
        return Optional.empty();
      }
      throw S3Errors.translate(e, endpoint, bucket);
    }
  }

  private <T> T call(String bucket, Function<S3Client, T> request) {
    try {
      return request.apply(connection.client());
    } catch (SdkException e) {
      throw S3Errors.translate(e, endpoint, bucket);
    }
  }
}
