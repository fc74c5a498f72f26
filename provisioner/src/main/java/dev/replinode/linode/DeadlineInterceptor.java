package dev.replinode.linode;

import dev.replinode.domain.wait.Deadline;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Sends nothing after the command's time is over. */
final class DeadlineInterceptor implements Interceptor {
  private final Deadline deadline;

  DeadlineInterceptor(Deadline deadline) {
    this.deadline = deadline;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    deadline.check();
    return chain.proceed(chain.request());
  }
}
