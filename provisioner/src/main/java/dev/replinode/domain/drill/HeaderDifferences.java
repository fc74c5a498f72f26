package dev.replinode.domain.drill;

import dev.replinode.domain.storage.ObjectHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which of the headers that a CDN serves are not the same in two answers. */
final class HeaderDifferences {
  private static final String META = "x-amz-meta-";
  private static final String ENCODING = "content-encoding";

  private static final Map<String, Check> HEADERS =
      Map.of(
          "content-type", Check.HDR_CONTENT_TYPE,
          "cache-control", Check.HDR_CACHE_CONTROL,
          "content-disposition", Check.HDR_CONTENT_DISPOSITION,
          "content-language", Check.HDR_CONTENT_LANGUAGE,
          "expires", Check.HDR_EXPIRES);

  private HeaderDifferences() {}

  /** One of them, with both values. */
  record Difference(Check check, String actual) {}

  static List<Difference> between(Answer a, Answer b) {
    List<Difference> all = new ArrayList<>();
    HEADERS.forEach((name, check) -> add(all, name, check, a, b));
    boolean isLost = b.isGzip() && value(b, ENCODING).isEmpty();
    add(all, ENCODING, isLost ? Check.HDR_GZIP_LOST : Check.HDR_CONTENT_ENCODING, a, b);
    Set<String> names = new TreeSet<>(a.headers().keySet());
    names.addAll(b.headers().keySet());
    ObjectHeaders.RCLONE_NOTES.forEach(note -> names.remove(META + note));
    names.stream()
        .filter(name -> name.startsWith(META))
        .forEach(name -> add(all, name, Check.HDR_METADATA, a, b));
    return all;
  }

  private static void add(List<Difference> all, String name, Check check, Answer a, Answer b) {
    String before = value(a, name);
    String now = value(b, name);
    if (!before.equals(now)) {
      all.add(new Difference(check, change(before, now)));
    }
  }

  /** White space after a semicolon is the servers' affair. */
  private static String value(Answer answer, String name) {
    return answer.headers().getOrDefault(name, "").strip().replaceAll(";\\s+", ";");
  }

  private static String change(String before, String now) {
    return (before.isEmpty() ? "absent" : before)
        + " in A, "
        + (now.isEmpty() ? "absent" : now)
        + " in B";
  }
}
