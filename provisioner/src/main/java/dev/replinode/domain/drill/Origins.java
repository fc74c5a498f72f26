package dev.replinode.domain.drill;

import dev.replinode.domain.storage.ObjectHeaders;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Proves which bucket an answer came from: by the word of a path that asks the buckets itself, else
 * by ETag and Last-Modified, of which a copy always has its own.
 */
final class Origins {
  private static final String UNKNOWN = "unknown";

  private final Map<String, Map<Side, String>> marks = new HashMap<>();

  /** Remembers how {@code side} shows an object. */
  void learn(String key, Side side, ObjectHeaders headers) {
    marks
        .computeIfAbsent(key, k -> new HashMap<>())
        .put(side, mark(headers.etag(), String.valueOf(headers.lastModified().getEpochSecond())));
  }

  /** {@code A}, {@code B}, {@code unknown}; {@code none} without an answer. */
  String of(String key, Answer answer) {
    if (answer.status() == 0) {
      return "none";
    }
    return answer.origin().map(Side::name).orElseGet(() -> byMark(key, answer));
  }

  private String byMark(String key, Answer answer) {
    String etag = answer.headers().getOrDefault("etag", "").replace("\"", "");
    String seconds =
        HttpDates.parse(answer.headers().getOrDefault("last-modified", ""))
            .map(date -> String.valueOf(date.getEpochSecond()))
            .orElse("");
    String mark = mark(etag, seconds);
    Map<Side, String> known = marks.getOrDefault(key, Map.of());
    boolean isA = mark.equals(known.get(Side.A));
    boolean isB = mark.equals(known.get(Side.B));
    Optional<Side> side = isA == isB ? Optional.empty() : Optional.of(isA ? Side.A : Side.B);
    return side.map(Side::name).orElse(UNKNOWN);
  }

  private static String mark(String etag, String seconds) {
    return etag + " " + seconds;
  }
}
