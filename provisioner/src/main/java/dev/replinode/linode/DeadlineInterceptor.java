package dev.replinode.linode;

import dev.replinode.domain.wait.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Sends nothing after the command's time is over, and waits for no answer beyond it. */
final class DeadlineInterceptor implements Interceptor {
  private final Deadline deadline;

  DeadlineInterceptor(Deadline deadline) {
    this.deadline = deadline;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    deadline.check();
    return chain
        .withConnectTimeout(cut(chain.connectTimeoutMillis()), TimeUnit.MILLISECONDS)
        .withReadTimeout(cut(chain.readTimeoutMillis()), TimeUnit.MILLISECONDS)
        .proceed(chain.request());
  }

  /** At least a millisecond: to the client zero means for ever. */
  private int cut(int millis) {
    return (int) Math.max(1, deadline.atMost(Duration.ofMillis(millis)).toMillis());
  }
}
