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
  private final Map<Caller, Window> moments = new HashMap<>();
  private final Map<Caller, Integer> underWay = new HashMap<>();

  /** The platform counts callers with a token by their user, others by their address. */
  private record Caller(Route route, boolean isAnonymous) {}

  private record Window(long end, int calls) {}

  /** A call under way. */
  interface Turn {
    /** It is over, whatever came of it. */
    void end();
  }

  /** Counts by {@code clock}; refuses what is over a limit if {@code enforced}. */
  public RateLimits(InstantSource clock, boolean enforced) {
    this.clock = clock;
    this.enforced = enforced;
  }

  /**
   * Counts one call and tells the caller in {@code headers} how many are left.
   *
   * @throws ApiException 429 over a limit, with {@code Retry-After}, when limits are enforced
   */
  synchronized Turn begin(Route route, boolean isAnonymous, Headers headers) {
    Limit limit = route.limit();
    long now = clock.instant().getEpochSecond();
    Caller caller = new Caller(route, isAnonymous);
    Window window = count(windows, caller, now, limit.seconds());
    Window moment = count(moments, caller, now, 1);
    int left = Math.max(0, limit.calls() - window.calls());
    headers.set("X-RateLimit-Limit", Integer.toString(limit.calls()));
    headers.set("X-RateLimit-Remaining", Integer.toString(left));
    headers.set("X-RateLimit-Reset", Long.toString(window.end()));
    if (window.calls() > limit.calls()) {
      refuse(window.end() - now, headers);
    }
    if (moment.calls() > limit.perSecond() || underWay.getOrDefault(caller, 0) >= limit.atOnce()) {
      refuse(1, headers);
    }
    underWay.merge(caller, 1, Integer::sum);
    return () -> end(caller);
  }

  private static Window count(Map<Caller, Window> windows, Caller caller, long now, int seconds) {
    Window last = windows.get(caller);
    boolean isOver = last == null || last.end() <= now;
    Window window =
        isOver ? new Window(now + seconds, 1) : new Window(last.end(), last.calls() + 1);
    windows.put(caller, window);
    return window;
  }

  private void refuse(long seconds, Headers headers) {
    if (enforced) {
      headers.set("Retry-After", Long.toString(seconds));
      throw ApiException.of(429, "Too many requests");
    }
  }

  private synchronized void end(Caller caller) {
    underWay.merge(caller, -1, Integer::sum);
  }
}
