package dev.replinode.sandbox.s3;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jclouds.blobstore.domain.PageSet;
import org.jclouds.blobstore.domain.StorageMetadata;
import org.jclouds.blobstore.domain.StorageType;

/** The objects of a bucket for the platform's API, which lists them and sets who may read them. */
public final class BucketObjects {
  private final EndpointStore store;
  private final Bucket bucket;

  /** Those of {@code bucket}, which is one of {@code store}'s. */
  public BucketObjects(EndpointStore store, Bucket bucket) {
    this.store = store;
    this.bucket = bucket;
  }

  /**
   * An object of a listing, or what several have in common.
   *
   * @param name its key, or a common prefix
   * @param isPrefix whether it stands for all objects of that prefix; the rest is empty then
   * @param size bytes
   * @param etag without quotes
   * @param modified when it was stored
   */
  public record Row(String name, boolean isPrefix, long size, String etag, Instant modified) {
    private static Row of(StorageMetadata found) {
      return found.getType() == StorageType.RELATIVE_PATH
          ? new Row(found.getName(), true, 0, "", Instant.EPOCH)
          : new Row(
              found.getName(),
              false,
              found.getSize(),
              found.getETag(),
              found.getLastModified().toInstant());
    }
  }

  /**
   * A part of a listing.
   *
   * @param next the marker of the part after it; empty when this is the last one
   */
  public record Rows(List<Row> rows, Optional<String> next) {
    /** Copies the rows. */
    public Rows {
      rows = List.copyOf(rows);
    }
  }

  /**
   * The objects after {@code marker}, in UTF-8 order; empty texts ask for nothing.
   *
   * @param limit most rows, at least 1
   */
  public Rows list(String prefix, String delimiter, String marker, int limit) {
    PageSet<? extends StorageMetadata> page =
        ObjectListing.of(bucket, prefix, delimiter, marker, limit);
    List<Row> rows = page.stream().map(Row::of).toList();
    return new Rows(rows, Optional.ofNullable(page.getNextMarker()));
  }

  /** Whether anybody may read the object; empty when there is none of that key. */
  public Optional<Boolean> isPublic(String key) {
    return Optional.ofNullable(bucket.objects().get(key)).map(StoredObject::isPublic);
  }

  /** Sets whether anybody may read an object; {@code false} when there is none of that key. */
  public boolean setPublic(String key, boolean value) {
    StoredObject object = bucket.objects().get(key);
    if (object == null) {
      return false;
    }
    store.setPublic(bucket, object, value);
    return true;
  }
}
