package dev.replinode.sandbox.s3;

import com.google.gson.JsonObject;
import dev.replinode.sandbox.catalog.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The buckets behind one endpoint. Safe for use by many threads. */
public final class EndpointStore {
  private final Endpoint endpoint;
  private final Bodies files;
  private final InstantSource clock;
  private final ConcurrentNavigableMap<String, Bucket> buckets = new ConcurrentSkipListMap<>();
  private final List<EndpointStore> region;
  private volatile ObjectJournal journal = ObjectJournal.none();

  /**
   * An empty store.
   *
   * @param region the stores of the compute region, this one included once it is in use: a label
   *     can be there once only
   */
  EndpointStore(Endpoint endpoint, Bodies files, InstantSource clock, List<EndpointStore> region) {
    this.endpoint = endpoint;
    this.files = files;
    this.clock = clock;
    this.region = region;
  }

  /** Where these buckets are. */
  public Endpoint endpoint() {
    return endpoint;
  }

  /** All buckets, by name. */
  public List<Bucket> buckets() {
    return List.copyOf(buckets.values());
  }

  /** The bucket of that name. */
  public Optional<Bucket> bucket(String name) {
    return Optional.ofNullable(buckets.get(name));
  }

  /** Makes a bucket; {@code false} when the region has one of that name already. */
  public boolean createBucket(String name) {
    synchronized (region) {
      if (region.stream().anyMatch(store -> store.bucket(name).isPresent())) {
        return false;
      }
      Bucket bucket = new Bucket(name, clock.instant());
      if (endpoint.hasCors()) {
        bucket.settings().put(BucketSettings.CORS, BucketSettings.OPEN_CORS);
      }
      buckets.put(name, bucket);
      journal.add(() -> JournalLines.bucket(endpoint.id(), bucket));
      return true;
    }
  }

  /** Sets a bucket's canned access list, such as {@code private}. */
  public void setAcl(Bucket bucket, String acl) {
    bucket.setAcl(acl);
    journal.add(() -> JournalLines.bucket(endpoint.id(), bucket));
  }

  /** Opens a bucket to pages of every origin, or of none. */
  public void setCorsEnabled(Bucket bucket, boolean value) {
    set(
        bucket,
        BucketSettings.CORS,
        value ? Optional.of(BucketSettings.OPEN_CORS) : Optional.empty());
  }

  /** Remembers whether a bucket has a certificate of its own. */
  public void setCertificate(Bucket bucket, boolean value) {
    set(bucket, Bucket.CERTIFICATE, value ? Optional.of("") : Optional.empty());
  }

  /** Remembers the document of a setting, or that there is none any more. */
  void set(Bucket bucket, String setting, Optional<String> document) {
    document.ifPresentOrElse(
        text -> bucket.settings().put(setting, text), () -> bucket.settings().remove(setting));
    journal.add(() -> JournalLines.bucket(endpoint.id(), bucket));
  }

  /** Removes a bucket that holds no object; {@code false} when it holds one. */
  public boolean deleteEmptyBucket(String name) {
    Bucket bucket = buckets.get(name);
    if (bucket == null) {
      return true;
    }
    if (!bucket.isEmpty()) {
      return false;
    }
    bucket.parts().values().forEach(part -> files.discard(part.body()));
    buckets.remove(name, bucket);
    journal.add(() -> JournalLines.bucketGone(endpoint.id(), name));
    return true;
  }

  /**
   * Stores an object in place of any other of that key.
   *
   * @param etag what the object shall say, or {@code null} for the MD5 of its bytes
   * @throws IOException the bytes cannot be read or written; nothing has changed
   */
  StoredObject put(
      Bucket bucket, String key, ContentHeaders headers, InputStream bytes, String etag)
      throws IOException {
    Bodies.Written written = files.write(bytes);
    String tag = etag == null ? written.md5() : etag;
    StoredObject object =
        new StoredObject(key, written.body(), written.size(), tag, clock.instant(), headers, false);
    replace(bucket, object).ifPresent(old -> files.discard(old.body()));
    return object;
  }

  /** Sets whether anybody may read an object. */
  void setPublic(Bucket bucket, StoredObject object, boolean value) {
    replace(bucket, object.withPublic(value));
  }

  /** Removes an object, if it is there. */
  void remove(Bucket bucket, String key) {
    synchronized (bucket) {
      bucket.remove(key).ifPresent(old -> files.discard(old.body()));
      journal.add(() -> JournalLines.objectGone(endpoint.id(), bucket.name(), key));
    }
  }

  /** Carries out a line of an earlier journal. */
  void replay(JsonObject line) {
    String name = JournalLines.text(line, "bucket");
    switch (JournalLines.text(line, "op")) {
      case "bucket" -> replayBucket(JournalLines.toBucket(line));
      case "bucket-gone" -> buckets.remove(name);
      case "object" ->
          bucket(name).ifPresent(b -> replayObject(b, JournalLines.toObject(line, files)));
      default -> bucket(name).ifPresent(b -> b.remove(JournalLines.text(line, "key")));
    }
  }

  private static void replayObject(Bucket bucket, StoredObject object) {
    if (object.body() instanceof Body.InFile stored && !Files.exists(stored.file())) {
      bucket.remove(object.key());
    } else {
      bucket.put(object);
    }
  }

  private void replayBucket(Bucket read) {
    Bucket known = buckets.putIfAbsent(read.name(), read);
    if (known != null) {
      known.setAcl(read.acl());
      known.settings().clear();
      known.settings().putAll(read.settings());
    }
  }

  /** The shortest journal that leads to what is here now; open uploads are left out. */
  List<JsonObject> lines() {
    List<JsonObject> lines = new ArrayList<>();
    for (Bucket bucket : buckets.values()) {
      lines.add(JournalLines.bucket(endpoint.id(), bucket));
      for (StoredObject object : bucket.objects().values()) {
        lines.add(JournalLines.object(endpoint.id(), bucket.name(), object, files));
      }
    }
    return lines;
  }

  void writeTo(ObjectJournal kept) {
    journal = kept;
  }

  private Optional<StoredObject> replace(Bucket bucket, StoredObject object) {
    // One after the other, or the journal may tell two puts of a key in the wrong order.
    synchronized (bucket) {
      Optional<StoredObject> old = bucket.put(object);
      if (!bucket.isHidden(object.key())) {
        journal.add(() -> JournalLines.object(endpoint.id(), bucket.name(), object, files));
      }
      return old;
    }
  }
}
