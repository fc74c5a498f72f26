package dev.replinode.domain.storage;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which headers of two copies of an object have to be the same. */
final class HeaderRules {
  private static final String RCLONE_MD5 = "md5chksum";

  private static final String METADATA = "x-amz-meta-";
  private static final int MD5_BYTES = 16;

  private HeaderRules() {}

  /**
   * The content headers and the user's metadata that are not the same, by name. Notes of rclone do
   * not count, nor does white space after a semicolon, which servers change.
   */
  static List<Mismatch> mismatches(ObjectHeaders a, ObjectHeaders b) {
    Map<String, String> ours = all(a);
    Map<String, String> theirs = all(b);
    Set<String> names = new TreeSet<>(ours.keySet());
    names.addAll(theirs.keySet());
    return names.stream()
        .filter(name -> !Objects.equals(ours.get(name), theirs.get(name)))
        .map(
            name ->
                new Mismatch(
                    name,
                    Optional.ofNullable(ours.get(name)),
                    Optional.ofNullable(theirs.get(name))))
        .toList();
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

  private static Map<String, String> all(ObjectHeaders headers) {
    Map<String, String> all = new TreeMap<>(headers.content());
    all.replaceAll((name, value) -> value.strip().replaceAll(";\\s+", ";"));
    headers
        .metadata()
        .forEach(
            (name, value) -> {
              if (!ObjectHeaders.RCLONE_NOTES.contains(name)) {
                all.put(METADATA + name, value);
              }
            });
    return all;
  }
}
