package dev.replinode.replicate;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.blobstore.TransientApiMetadata;
import org.jclouds.blobstore.domain.Blob;
import org.jclouds.blobstore.domain.BlobAccess;
import org.jclouds.blobstore.domain.BlobMetadata;
import org.jclouds.blobstore.domain.PageSet;
import org.jclouds.blobstore.domain.StorageMetadata;
import org.jclouds.blobstore.options.ListContainerOptions;
import org.jclouds.io.MutableContentMetadata;

/** One region's Object Storage on a loopback port, in memory, with keys that can be limited. */
final class LocalS3 implements AutoCloseable {
  private final BlobStoreContext context =
      ContextBuilder.newBuilder(new TransientApiMetadata())
          .credentials("unused", "unused")
          .build(BlobStoreContext.class);
  private final BlobStore store = context.getBlobStore();
  private final Map<String, S3Key> keys = new ConcurrentHashMap<>();
  private final S3Proxy proxy;
  private final Map<String, Consumer<String>> beforeWrite = new ConcurrentHashMap<>();
  private final Map<String, Consumer<String>> afterWrite = new ConcurrentHashMap<>();

  /** Starts serving; without a key nobody may do anything. */
  LocalS3() throws Exception {
    proxy =
        S3Proxy.builder()
            .endpoint(URI.create("http://127.0.0.1:0"))
            .blobStore(store)
            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, "unused", "unused")
            .ignoreUnknownHeaders(true)
            .jettyMaxThreads(100)
            .build();
    proxy.setBlobStoreLocator(
        (id, container, name) -> {
          S3Key key = id == null ? null : keys.get(id);
          return key == null
              ? null
              : Map.entry(
                  key.secret(),
                  new LimitedStore(
                      store,
                      key,
                      (bucket, n) -> beforeWrite.getOrDefault(bucket, ignored -> {}).accept(n),
                      (bucket, n) -> afterWrite.getOrDefault(bucket, ignored -> {}).accept(n)));
        });
    proxy.start();
  }

  String url() {
    return "http://127.0.0.1:" + proxy.getPort();
  }

  /** Makes a key known; tests share regions, so that an id must not stand for two keys. */
  S3Key add(S3Key key) {
    S3Key known = keys.put(key.id(), key);
    if (known != null && !known.equals(key)) {
      throw new IllegalStateException("another test has a key of that id: " + key.id());
    }
    return key;
  }

  /** Called with the key before bytes of this bucket are stored or deleted; may block or throw. */
  void beforeWrite(String bucket, Consumer<String> listener) {
    beforeWrite.put(bucket, listener);
  }

  /** Called with the key when an object of this bucket was stored in one part. */
  void afterWrite(String bucket, Consumer<String> listener) {
    afterWrite.put(bucket, listener);
  }

  void createBucket(String bucket) {
    store.createContainerInLocation(null, bucket);
  }

  boolean hasBucket(String bucket) {
    return store.containerExists(bucket);
  }

  void put(String bucket, String key, String text) {
    put(bucket, key, text.getBytes(StandardCharsets.UTF_8), content -> {}, Map.of());
  }

  void put(
      String bucket,
      String key,
      byte[] bytes,
      Consumer<MutableContentMetadata> headers,
      Map<String, String> user) {
    Blob blob = store.blobBuilder(key).payload(bytes).userMetadata(user).build();
    headers.accept(blob.getMetadata().getContentMetadata());
    store.putBlob(bucket, blob);
  }

  void remove(String bucket, String key) {
    store.removeBlob(bucket, key);
  }

  /** All keys of a bucket, those under {@code .replinode/} left out. */
  Set<String> keys(String bucket) {
    Set<String> keys = allKeys(bucket);
    keys.removeIf(key -> key.startsWith(".replinode/"));
    return keys;
  }

  Set<String> allKeys(String bucket) {
    Set<String> names = new TreeSet<>();
    ListContainerOptions options = ListContainerOptions.Builder.recursive();
    String marker;
    do {
      PageSet<? extends StorageMetadata> page = store.list(bucket, options);
      page.forEach(entry -> names.add(entry.getName()));
      marker = page.getNextMarker();
      options = ListContainerOptions.Builder.recursive().afterMarker(marker == null ? "" : marker);
    } while (marker != null);
    return names;
  }

  /** Keys with their text, those under {@code .replinode/} left out. */
  Map<String, String> texts(String bucket) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    for (String key : keys(bucket)) {
      texts.put(key, text(bucket, key));
    }
    return texts;
  }

  String text(String bucket, String key) throws IOException {
    return new String(bytes(bucket, key), StandardCharsets.UTF_8);
  }

  byte[] bytes(String bucket, String key) throws IOException {
    Blob blob = store.getBlob(bucket, key);
    if (blob == null) {
      throw new IOException("no object " + key + " in " + bucket);
    }
    try (InputStream in = blob.getPayload().openStream()) {
      return in.readAllBytes();
    }
  }

  BlobMetadata metadata(String bucket, String key) {
    return store.blobMetadata(bucket, key);
  }

  /** Lets anyone read an object. */
  void publish(String bucket, String key) {
    store.setBlobAccess(bucket, key, BlobAccess.PUBLIC_READ);
  }

  /** The access of an object: PRIVATE or PUBLIC_READ. */
  String access(String bucket, String key) {
    return store.getBlobAccess(bucket, key).name();
  }

  @Override
  public void close() {
    try {
      proxy.stop();
    } catch (Exception e) { // S3Proxy declares no narrower type
      throw new IllegalStateException("the local Object Storage did not stop", e);
    }
    context.close();
  }
}
