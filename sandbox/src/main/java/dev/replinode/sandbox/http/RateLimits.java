package dev.replinode.sandbox.http;

import com.sun.net.httpserver.Headers;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts calls for the {@code X-RateLimit-*} headers. By default nothing is refused: a local
 * sandbox has no crowd to protect itself from.
 */
public final class RateLimits {
  private final InstantSource clock;
  private final boolean enforced;
  private final Map<Caller, Window> windows = new HashMap<>();

  /** The platform counts callers with a token by their user, others by their address. */
  private record Caller(Route route, boolean isAnonymous) {}

  private record Window(long end, int calls) {}

  /** Counts by {@code clock}; refuses what is over a limit if {@code enforced}. */
  public RateLimits(InstantSource clock, boolean enforced) {
    this.clock = clock;
    this.enforced = enforced;
  }

  /**
   * Counts one call and tells the caller in {@code headers} how many are left.
   *
   * @throws ApiException 429 over the limit, with {@code Retry-After}, when limits are enforced
   */
  synchronized void count(Route route, boolean isAnonymous, Headers headers) {
    Limit limit = route.limit();
    long now = clock.instant().getEpochSecond();
    Caller caller = new Caller(route, isAnonymous);
    Window window = windows.get(caller);
    if (window == null || window.end() <= now) {
      window = new Window(now + limit.seconds(), 0);
    }
    window = new Window(window.end(), window.calls() + 1);
    windows.put(caller, window);
    int left = Math.max(0, limit.calls() - window.calls());
    headers.set("X-RateLimit-Limit", Integer.toString(limit.calls()));
    headers.set("X-RateLimit-Remaining", Integer.toString(left));
    headers.set("X-RateLimit-Reset", Long.toString(window.end()));
    if (enforced && window.calls() > limit.calls()) {
      headers.set("Retry-After", Long.toString(window.end() - now));
      throw ApiException.of(429, "Too many requests");
    }
  }
}
