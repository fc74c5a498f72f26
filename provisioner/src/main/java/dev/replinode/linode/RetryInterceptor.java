package dev.replinode.linode;

import dev.replinode.api.http.NotSentException;
import dev.replinode.domain.wait.Deadline;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.random.RandomGenerator;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Sends again what {@link RetryRules} allow, a few times and for a few minutes, with growing
 * pauses, and says so. Safe for several threads.
 */
final class RetryInterceptor implements Interceptor {
  private static final int TRIES = 5;
  private static final int DIGITS = 9;
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

  private final Pauses pauses;
  private final RandomGenerator random;
  private final Deadline deadline;

  RetryInterceptor(Pauses pauses, RandomGenerator random, Deadline deadline) {
    this.pauses = pauses;
    this.random = random;
    this.deadline = deadline;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    Deadline end = deadline.within(LONGEST);
    for (int attempt = 1; ; attempt++) {
      Duration pause;
      String reason;
      try {
        Response response = chain.proceed(request);
        pause = retryAfter(response, attempt);
        if (isLast(attempt, pause, end) || !RetryRules.mayRepeat(request.method(), response)) {
          return response;
        }
        reason = "status " + response.code();
        response.close();
      } catch (IOException e) {
        pause = backOff(attempt);
        if (isLast(attempt, pause, end) || !RetryRules.mayRepeat(request.method(), e)) {
          throw e;
        }
        reason = reason(e);
      }
      pauses.before(request, reason, pause);
    }
  }

  private static String reason(IOException failure) {
    if (failure instanceof NotSentException) {
      return "no connection";
    }
    return failure instanceof InterruptedIOException
        ? "no answer in time"
        : "the connection broke off";
  }

  /** A pause that goes beyond the time for one request is not begun; the command's own is. */
  private boolean isLast(int attempt, Duration pause, Deadline end) {
    Duration ownTime = deadline.atMost(pause);
    return attempt == TRIES || end.atMost(ownTime).compareTo(ownTime) < 0;
  }

  /** The API tells seconds; anything else is not understood. */
  private Duration retryAfter(Response response, int attempt) {
    String seconds = response.header("Retry-After", "");
    if (!seconds.matches("\\d+")) {
      return backOff(attempt);
    }
    if (seconds.length() > DIGITS) {
      return LONGEST_PAUSE;
    }
    Duration asked = Duration.ofSeconds(Math.max(1, Long.parseLong(seconds)));
    return asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked;
  }

  /** Doubles each time, with up to a fifth added so that many clients do not come back at once. */
  private Duration backOff(int attempt) {
    long millis = FIRST_PAUSE.toMillis() << (attempt - 1);
    return Duration.ofMillis(millis + random.nextLong(millis / 5));
  }
}
