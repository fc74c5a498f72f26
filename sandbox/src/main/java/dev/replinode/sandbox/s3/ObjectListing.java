package dev.replinode.sandbox.s3;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import org.jclouds.blobstore.domain.MutableStorageMetadata;
import org.jclouds.blobstore.domain.PageSet;
import org.jclouds.blobstore.domain.StorageMetadata;
import org.jclouds.blobstore.domain.StorageType;
import org.jclouds.blobstore.domain.Tier;
import org.jclouds.blobstore.domain.internal.MutableStorageMetadataImpl;
import org.jclouds.blobstore.domain.internal.PageSetImpl;
import org.jclouds.blobstore.options.ListContainerOptions;

/** One page of a bucket's listing, as S3 defines it. Costs what the page holds. */
final class ObjectListing {
  private static final int USUAL_PAGE = 1000;

  private final NavigableMap<String, StoredObject> objects;
  private final String prefix;
  private final String delimiter;
  private final String marker;
  private final int limit;
  private final List<StorageMetadata> found = new ArrayList<>();

  private ObjectListing(Bucket bucket, String prefix, String delimiter, String marker, int limit) {
    this.objects = bucket.objects();
    this.prefix = prefix;
    this.delimiter = delimiter;
    this.marker = marker;
    this.limit = limit;
  }

  /** Reads prefix, delimiter, marker and page size; everything else of the options is ignored. */
  static PageSet<? extends StorageMetadata> of(Bucket bucket, ListContainerOptions options) {
    return of(
        bucket,
        Objects.requireNonNullElse(options.getPrefix(), ""),
        Objects.requireNonNullElse(options.getDelimiter(), ""),
        Objects.requireNonNullElse(options.getMarker(), ""),
        Objects.requireNonNullElse(options.getMaxResults(), USUAL_PAGE));
  }

  /** The same; empty texts ask for nothing. */
  static PageSet<? extends StorageMetadata> of(
      Bucket bucket, String prefix, String delimiter, String marker, int limit) {
    return new ObjectListing(bucket, prefix, delimiter, marker, limit).page();
  }

  private PageSet<? extends StorageMetadata> page() {
    Map.Entry<String, StoredObject> next = first();
    while (next != null && next.getKey().startsWith(prefix)) {
      if (found.size() == limit) {
        return new PageSetImpl<>(found, limit == 0 ? null : found.get(limit - 1).getName());
      }
      String common = commonPrefix(next.getKey());
      if (common == null) {
        found.add(object(next.getValue()));
        next = objects.higherEntry(next.getKey());
      } else {
        if (!common.equals(marker)) {
          found.add(folder(common));
        }
        next = objects.higherEntry(common + KeyOrder.LAST);
      }
    }
    return new PageSetImpl<>(found, null);
  }

  private Map.Entry<String, StoredObject> first() {
    if (!marker.isEmpty() && KeyOrder.UTF_8.compare(marker, prefix) >= 0) {
      return objects.higherEntry(marker);
    }
    return objects.ceilingEntry(prefix);
  }

  private String commonPrefix(String key) {
    int at = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
    return at < 0 ? null : key.substring(0, at + delimiter.length());
  }

  private static StorageMetadata object(StoredObject object) {
    MutableStorageMetadata metadata = new MutableStorageMetadataImpl();
    metadata.setName(object.key());
    metadata.setType(StorageType.BLOB);
    metadata.setSize(object.size());
    metadata.setETag(object.etag());
    metadata.setLastModified(Date.from(object.modified()));
    metadata.setTier(Tier.STANDARD);
    return metadata;
  }

  private static StorageMetadata folder(String name) {
    MutableStorageMetadata metadata = new MutableStorageMetadataImpl();
    metadata.setName(name);
    metadata.setType(StorageType.RELATIVE_PATH);
    return metadata;
  }
}
