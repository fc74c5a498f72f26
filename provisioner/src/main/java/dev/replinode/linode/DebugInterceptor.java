package dev.replinode.linode;

import java.io.IOException;
import java.util.function.Consumer;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Tells each request and the status of its answer. Headers and bodies are left out whole: both may
 * hold secrets, and a log that redacts some of them is trusted with all.
 */
final class DebugInterceptor implements Interceptor {
  private final Consumer<String> log;

  DebugInterceptor(Consumer<String> log) {
    this.log = log;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    String line = request.method() + " " + request.url().encodedPath();
    String filter = request.header("X-Filter");
    log.accept("> " + line + (filter == null ? "" : " X-Filter: " + filter));
    long start = System.nanoTime();
    try {
      Response response = chain.proceed(request);
      long millis = (System.nanoTime() - start) / 1_000_000;
      log.accept("< " + response.code() + " " + line + " (" + millis + " ms)");
      return response;
    } catch (IOException e) {
      log.accept("< " + e.getClass().getSimpleName() + " " + line);
      throw e;
    }
  }
}
