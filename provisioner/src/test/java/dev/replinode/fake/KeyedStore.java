package dev.replinode.fake;

import dev.replinode.domain.storage.BodyReader;
import dev.replinode.domain.storage.BucketSetting;
import dev.replinode.domain.storage.ByteRange;
import dev.replinode.domain.storage.ObjectAcl;
import dev.replinode.domain.storage.ObjectHeaders;
import dev.replinode.domain.storage.ObjectPart;
import dev.replinode.domain.storage.ObjectStore;
import dev.replinode.domain.storage.ObjectSummary;
import dev.replinode.domain.storage.StorageException;
import dev.replinode.domain.storage.StoredObject;
import java.util.Deque;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Supplier;

/** A store as one key sees it. */
public final class KeyedStore implements ObjectStore {
  private final ObjectStore store;
  private final BiPredicate<String, Boolean> may;
  private final Deque<RuntimeException> probes;
  private final Runnable onClose;

  /** Grants are asked at each request, by bucket and whether it writes. */
  public KeyedStore(
      ObjectStore store,
      BiPredicate<String, Boolean> may,
      Deque<RuntimeException> probes,
      Runnable onClose) {
    this.store = store;
    this.may = may;
    this.probes = probes;
    this.onClose = onClose;
  }

  @Override
  public void probe(String bucket) {
    RuntimeException failure = probes.poll();
    if (failure != null) {
      throw failure;
    }
    readable(bucket).probe(bucket);
  }

  @Override
  public Iterable<ObjectSummary> list(String bucket, String prefix) {
    return readable(bucket).list(bucket, prefix);
  }

  @Override
  public Optional<StoredObject> get(String bucket, String key, long maxBytes) {
    return readable(bucket).get(bucket, key, maxBytes);
  }

  @Override
  public void put(String bucket, String key, byte[] body, String contentType) {
    writable(bucket).put(bucket, key, body, contentType);
  }

  @Override
  public void delete(String bucket, String key) {
    writable(bucket).delete(bucket, key);
  }

  @Override
  public Optional<ObjectHeaders> head(String bucket, String key) {
    return readable(bucket).head(bucket, key);
  }

  @Override
  public Optional<ObjectAcl> acl(String bucket, String key) {
    return readable(bucket).acl(bucket, key);
  }

  @Override
  public Optional<ObjectPart> part(String bucket, String key, int number) {
    return readable(bucket).part(bucket, key, number);
  }

  @Override
  public <T> Optional<T> read(
      String bucket, String key, Optional<ByteRange> range, Supplier<BodyReader<T>> reader) {
    return readable(bucket).read(bucket, key, range, reader);
  }

  @Override
  public Optional<String> setting(String bucket, BucketSetting setting) {
    return readable(bucket).setting(bucket, setting);
  }

  @Override
  public void close() {
    onClose.run();
  }

  private ObjectStore readable(String bucket) {
    return granted(bucket, false);
  }

  private ObjectStore writable(String bucket) {
    return granted(bucket, true);
  }

  private ObjectStore granted(String bucket, boolean write) {
    if (!may.test(bucket, write)) {
      throw Failures.storage(StorageException.Kind.ACCESS_DENIED);
    }
    return store;
  }
}
