package dev.replinode.sandbox.http;

/**
 * How often an operation may be called, as the platform's page on rate limits says.
 *
 * @param calls most calls within a window, at least 1
 * @param seconds length of a window, at least 1
 */
public record Limit(int calls, int seconds) {
  /** Calls that have no limit of their own. */
  static final Limit USUAL = perMinute(1600);

  /** Lists that come in pages. */
  static final Limit LIST = perMinute(200);

  /** So many calls in 60 seconds. */
  public static Limit perMinute(int calls) {
    return new Limit(calls, 60);
  }
}
