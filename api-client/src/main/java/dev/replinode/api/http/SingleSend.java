package dev.replinode.api.http;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.internal.http2.ConnectionShutdownException;
import okhttp3.internal.http2.ErrorCode;
import okhttp3.internal.http2.StreamResetException;

/**
 * Keeps OkHttp from sending a request a second time.
 *
 * <p>By itself OkHttp repeats a request, a POST too, when a pooled connection breaks, on 408, on
 * 503 with {@code Retry-After: 0}, on 421, and follows redirects. A repeated POST may make a second
 * instance. Three of these have a switch. For 503 the header is hidden from OkHttp and given back
 * further out, so that everybody else reads it as it came. Whatever way OkHttp may find besides is
 * stopped before a byte leaves.
 */
final class SingleSend {
  private static final String RETRY_AFTER = "Retry-After";
  private static final String HIDDEN = "X-Replinode-Hidden-Retry-After";

  private SingleSend() {}

  /**
   * Adds the guard.
   *
   * @param http with all application interceptors in place: the guard must be the innermost
   * @return the same
   */
  static OkHttpClient.Builder applyTo(OkHttpClient.Builder http) {
    return http.retryOnConnectionFailure(false)
        .followRedirects(false)
        .followSslRedirects(false)
        .addInterceptor(SingleSend::outsideOfOkHttp)
        .addNetworkInterceptor(SingleSend::insideOfOkHttp);
  }

  private static Response outsideOfOkHttp(Interceptor.Chain chain) throws IOException {
    Sending sending = new Sending();
    Request request = chain.request().newBuilder().tag(Sending.class, sending).build();
    try {
      return rename(chain.proceed(request), HIDDEN, RETRY_AFTER);
    } catch (IOException e) {
      throw sending.begun && !wasTurnedAway(e) ? e : new NotSentException(e);
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

  private static Response insideOfOkHttp(Interceptor.Chain chain) throws IOException {
    Sending sending = chain.request().tag(Sending.class);
    if (sending.begun) {
      throw new IOException("the HTTP client tried to send a request twice");
    }
    sending.begun = true;
    Response response = chain.proceed(chain.request());
    return rename(response.newBuilder().removeHeader(HIDDEN).build(), RETRY_AFTER, HIDDEN);
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
  }
}
