package dev.replinode.linode;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.wait.Deadline;
import dev.replinode.domain.wait.Sleeper;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/** Sends again what {@link RetryRules} allow, a few times, with growing pauses, and says so. */
final class RetryInterceptor implements Interceptor {
  private static final int TRIES = 5;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

  private final Sleeper sleeper;
  private final RandomGenerator random;
  private final Deadline deadline;
  private final Consumer<String> listener;

  RetryInterceptor(
      Sleeper sleeper, RandomGenerator random, Deadline deadline, Consumer<String> listener) {
    this.sleeper = sleeper;
    this.random = random;
    this.deadline = deadline;
    this.listener = listener;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    for (int attempt = 1; ; attempt++) {
      boolean isLast = attempt == TRIES;
      Duration pause;
      String reason;
      try {
        Response response = chain.proceed(request);
        if (isLast || !RetryRules.mayRepeat(request.method(), response)) {
          return response;
        }
        pause = retryAfter(response, attempt);
        reason = "status " + response.code();
        response.close();
      } catch (IOException e) {
        if (isLast || !RetryRules.mayRepeat(request.method(), e)) {
          throw e;
        }
        pause = backOff(attempt);
        reason = e.getClass().getSimpleName();
      }
      pause(request, reason, pause);
    }
  }

  private void pause(Request request, String reason, Duration pause) {
    Duration allowed = deadline.atMost(pause);
    listener.accept(
        request.method()
            + " "
            + request.url().encodedPath()
            + ": "
            + reason
            + "; again in "
            + Math.max(1, allowed.toSeconds())
            + " s");
    try {
      sleeper.sleep(allowed);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ReplinodeException.of(
          ReplinodeException.Kind.INTERRUPTED, "interrupted", "the command was told to end");
    }
    deadline.check();
  }

  private Duration retryAfter(Response response, int attempt) {
    String seconds = response.header("Retry-After", "");
    if (!seconds.matches("\\d{1,6}")) {
      return backOff(attempt);
    }
    Duration asked = Duration.ofSeconds(Long.parseLong(seconds));
    return asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked;
  }

  /** Doubles each time, with up to a fifth added so that many clients do not come back at once. */
  private Duration backOff(int attempt) {
    long millis = FIRST_PAUSE.toMillis() << (attempt - 1);
    return Duration.ofMillis(millis + random.nextLong(millis / 5));
  }
}
