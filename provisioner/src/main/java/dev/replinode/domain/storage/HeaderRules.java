package dev.replinode.domain.storage;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Which headers of two copies of an object have to be the same. */
final class HeaderRules {
  /** rclone's own notes at an object that it uploaded (its S3 backend's documentation). */
  private static final String RCLONE_MD5 = "md5chksum";

  private static final Set<String> RCLONE = Set.of("mtime", RCLONE_MD5);
  private static final int MD5_BYTES = 16;

  private HeaderRules() {}

  /**
   * Whether content headers and the user's metadata are the same. Notes of rclone do not count, nor
   * does white space after a semicolon, which servers change.
   */
  static boolean same(ObjectHeaders a, ObjectHeaders b) {
    return content(a).equals(content(b)) && metadata(a).equals(metadata(b));
  }

  /**
   * The MD5 in hexadecimal that rclone leaves in the metadata of an object that it uploads in
   * parts; empty when there is none, or none that can be read.
   */
  static Optional<String> rememberedMd5(ObjectHeaders headers) {
    String note = headers.metadata().get(RCLONE_MD5);
    if (note == null) {
      return Optional.empty();
    }
    try {
      byte[] md5 = Base64.getDecoder().decode(note);
      return Optional.of(HexFormat.of().formatHex(md5)).filter(hex -> md5.length == MD5_BYTES);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Map<String, String> content(ObjectHeaders headers) {
    Map<String, String> content = new TreeMap<>(headers.content());
    content.replaceAll((name, value) -> value.strip().replaceAll(";\\s+", ";"));
    return content;
  }

  private static Map<String, String> metadata(ObjectHeaders headers) {
    Map<String, String> metadata = new TreeMap<>(headers.metadata());
    metadata.keySet().removeAll(RCLONE);
    return metadata;
  }
}
