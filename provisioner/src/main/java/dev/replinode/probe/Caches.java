package dev.replinode.probe;

import java.util.Locale;
import java.util.Objects;
import okhttp3.Response;

/** Tells the answers of caches from those of buckets. */
final class Caches {
  private Caches() {}

  /**
   * Whether a cache answered by itself: {@code X-Cache: TCP_HIT}, {@code TCP_MEM_HIT} and their
   * kin, {@code Akamai-Cache-Status: Hit}, or an age. A refresh that asked the bucket is none.
   */
  static boolean isHit(Response response) {
    String cache =
        lower(response.header("X-Cache")) + " " + lower(response.header("Akamai-Cache-Status"));
    String age = Objects.requireNonNullElse(response.header("Age"), "0");
    boolean isRefreshed = cache.contains("refresh_hit") || cache.contains("refreshhit");
    return (cache.contains("hit") && !isRefreshed) || !age.strip().matches("0+|");
  }

  private static String lower(String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }
}
