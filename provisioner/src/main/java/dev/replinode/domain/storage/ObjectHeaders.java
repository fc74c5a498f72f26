package dev.replinode.domain.storage;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a server tells about an object beside its content.
 *
 * @param size bytes
 * @param etag as in {@link ObjectSummary#etag}
 * @param lastModified by the server's clock; {@link Instant#EPOCH} when not sent
 * @param content the content headers that are set, by lower-case name, of {@code content-type},
 *     {@code cache-control}, {@code content-encoding}, {@code content-disposition}, {@code
 *     content-language} and {@code expires}
 * @param metadata the user's metadata, by lower-case name without {@code x-amz-meta-}
 */
public record ObjectHeaders(
    long size,
    String etag,
    Instant lastModified,
    Map<String, String> content,
    Map<String, String> metadata) {
  /**
   * The metadata that rclone writes of its own accord at an object that it uploads: time of change,
   * of birth (from 1.59 on, with {@code --metadata}), and MD5 (its S3 backend's documentation).
   */
  public static final Set<String> RCLONE_NOTES = Set.of("mtime", "btime", "md5chksum");

  /** Copies the maps, sorted by name. */
  public ObjectHeaders {
    content = Collections.unmodifiableMap(new TreeMap<>(content));
    metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
  }
}
