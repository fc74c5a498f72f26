package dev.replinode.linode;

import dev.replinode.domain.wait.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Keeps within the platform's rate limits by what each answer tells of them: when none of a kind is
 * left, the next one of that kind waits until the limit is reset, but never longer than a minute.
 * Safe for several threads.
 */
final class RateLimitInterceptor implements Interceptor {
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final Pauses pauses;
  private final Deadline deadline;
  private final Map<String, Instant> resets = new ConcurrentHashMap<>();

  RateLimitInterceptor(Pauses pauses, Deadline deadline) {
    this.pauses = pauses;
    this.deadline = deadline;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    String kind = kind(request);
    Instant reset = resets.get(kind);
    if (reset != null) {
      Duration left = Duration.between(deadline.clock().instant(), reset);
      if (!left.isNegative() && !left.isZero()) {
        pauses.before(request, "the rate limit is used up", left);
      }
    }
    Response response = chain.proceed(request);
    note(kind, response);
    return response;
  }

  /** Requests that share a limit as far as can be told: method and path without its numbers. */
  private static String kind(Request request) {
    return request.method() + " " + request.url().encodedPath().replaceAll("/\\d+(?=/|$)", "/-");
  }

  /** Counted by the server's own clock, so that a wrong one here does no harm. */
  private void note(String kind, Response response) {
    String reset = response.header("X-RateLimit-Reset", "");
    if (!"0".equals(response.header("X-RateLimit-Remaining")) || !reset.matches("\\d{1,12}")) {
      return;
    }
    Instant now = deadline.clock().instant();
    Instant theirs = response.headers().getInstant("Date");
    Instant from = theirs == null ? now : theirs;
    Duration wait = Duration.between(from, Instant.ofEpochSecond(Long.parseLong(reset)));
    resets.put(kind, now.plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait));
  }
}
