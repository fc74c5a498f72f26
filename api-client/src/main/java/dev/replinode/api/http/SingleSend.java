package dev.replinode.api.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.internal.http2.ConnectionShutdownException;
import okhttp3.internal.http2.ErrorCode;
import okhttp3.internal.http2.StreamResetException;

/**
 * Keeps OkHttp from sending a request a second time, and sends again itself in one harmless case.
 *
 * <p>By itself OkHttp repeats a request, a POST too, when a pooled connection breaks, on 408, on
 * 503 with {@code Retry-After: 0}, on 421, and follows redirects. A repeated POST may make a second
 * instance. Three of these have a switch. For 503 the header is hidden from OkHttp and given back
 * further out, so that everybody else reads it as it came. Whatever way OkHttp may find besides is
 * stopped before a byte leaves.
 *
 * <p>The harmless case: servers close connections that were idle for a while. Before a change
 * OkHttp looks whether a kept connection is still open; before a {@code GET} it does not, for it
 * would repeat that by itself. So a {@code GET} that fails on a connection which has served before
 * goes out again on the next.
 */
final class SingleSend {
  private static final String RETRY_AFTER = "Retry-After";
  private static final String HIDDEN = "X-Replinode-Hidden-Retry-After";

  /** Connections that an answer came on. */
  private final Set<Connection> proven =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  private SingleSend() {}

  /**
   * Adds the guard.
   *
   * @param http with all application interceptors in place: the guard must be the innermost
   * @return the same
   */
  static OkHttpClient.Builder applyTo(OkHttpClient.Builder http) {
    SingleSend guard = new SingleSend();
    return http.retryOnConnectionFailure(false)
        .followRedirects(false)
        .followSslRedirects(false)
        .addInterceptor(SingleSend::outsideOfOkHttp)
        .addNetworkInterceptor(guard::insideOfOkHttp);
  }

  /** Ends, for each failure on a kept connection takes that connection out of the pool. */
  private static Response outsideOfOkHttp(Interceptor.Chain chain) throws IOException {
    while (true) {
      Sending sending = new Sending();
      Request request = chain.request().newBuilder().tag(Sending.class, sending).build();
      try {
        return rename(chain.proceed(request), HIDDEN, RETRY_AFTER);
      } catch (IOException e) {
        if (!sending.foundClosed) {
          throw sending.begun && !wasTurnedAway(e) ? e : new NotSentException(e);
        }
      }
    }
  }

  /**
   * HTTP/2's two ways to say that a request was not looked at: the connection was already closing
   * (GOAWAY), or the stream was refused, which RFC 9113 8.7 allows only before any processing.
   */
  private static boolean wasTurnedAway(IOException failure) {
    return failure instanceof ConnectionShutdownException
        || (failure instanceof StreamResetException reset
            && reset.errorCode == ErrorCode.REFUSED_STREAM);
  }

  private Response insideOfOkHttp(Interceptor.Chain chain) throws IOException {
    Sending sending = chain.request().tag(Sending.class);
    if (sending.begun) {
      throw new IOException("the HTTP client tried to send a request twice");
    }
    sending.begun = true;
    Response response = proceed(chain, sending);
    return rename(response.newBuilder().removeHeader(HIDDEN).build(), RETRY_AFTER, HIDDEN);
  }

  private Response proceed(Interceptor.Chain chain, Sending sending) throws IOException {
    try {
      Response response = chain.proceed(chain.request());
      proven.add(chain.connection());
      return response;
    } catch (IOException e) {
      // Silence until the time is over is no closed connection; nor is a call that was cancelled.
      sending.foundClosed =
          chain.request().method().equals("GET")
              && proven.contains(chain.connection())
              && !(e instanceof InterruptedIOException)
              && !chain.call().isCanceled();
      throw e;
    }
  }

  private static Response rename(Response response, String from, String to) {
    String value = response.header(from);
    if (value == null) {
      return response;
    }
    return response.newBuilder().removeHeader(from).header(to, value).build();
  }

  /** Travels with one call; used by the call's own thread only. */
  private static final class Sending {
    private boolean begun;
    private boolean foundClosed;
  }
}
