package dev.replinode.sandbox.http;

/**
 * How often an operation may be called, as the platform's page on rate limits says.
 *
 * @param calls most calls within a window, at least 1
 * @param seconds length of a window, at least 1
 * @param perSecond most calls within one second, at least 1
 * @param atOnce most calls that are under way at the same time, at least 1
 */
public record Limit(int calls, int seconds, int perSecond, int atOnce) {
  /** Changes of Object Storage keys, and new buckets. */
  public static final Limit OBJECT_STORAGE_CHANGES = new Limit(60, 60, 5, 2);

  /** Calls that have no limit of their own. */
  static final Limit USUAL = perMinute(1600);

  /** Lists that come in pages. */
  static final Limit LIST = perMinute(200);

  /** So many calls in a window, in whatever manner. */
  public static Limit of(int calls, int seconds) {
    return new Limit(calls, seconds, Integer.MAX_VALUE, Integer.MAX_VALUE);
  }

  /** So many calls in 60 seconds. */
  public static Limit perMinute(int calls) {
    return of(calls, 60);
  }

  /** Of Object Storage, what has no limit of its own is taken one after the other. */
  Limit forPath(String path) {
    boolean isOwn = atOnce != Integer.MAX_VALUE;
    return isOwn || !path.startsWith("/object-storage/")
        ? this
        : new Limit(calls, seconds, perSecond, 1);
  }
}
