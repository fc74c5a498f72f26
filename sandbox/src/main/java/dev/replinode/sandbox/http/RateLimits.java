package dev.replinode.sandbox.http;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts calls a minute for the {@code X-RateLimit-*} headers. Nothing is refused: a local sandbox
 * has no crowd to protect itself from.
 */
final class RateLimits {
  private static final long WINDOW_SECONDS = 60;

  private final InstantSource clock;
  private final Map<Route, Window> windows = new HashMap<>();

  private record Window(long end, int calls) {}

  /** What the three headers say: calls a minute, calls left, and when the window ends (epoch). */
  record State(int limit, int remaining, long reset) {}

  RateLimits(InstantSource clock) {
    this.clock = clock;
  }

  /** Counts one call of {@code route}. */
  synchronized State count(Route route) {
    long now = clock.instant().getEpochSecond();
    Window window = windows.get(route);
    if (window == null || window.end() <= now) {
      window = new Window(now + WINDOW_SECONDS, 0);
    }
    window = new Window(window.end(), window.calls() + 1);
    windows.put(route, window);
    int remaining = Math.max(0, route.perMinute() - window.calls());
    return new State(route.perMinute(), remaining, window.end());
  }
}
