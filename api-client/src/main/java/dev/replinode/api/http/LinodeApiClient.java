package dev.replinode.api.http;

import dev.replinode.api.client.ApiClient;
import dev.replinode.api.client.auth.HttpBearerAuth;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/**
 * Makes the {@link ApiClient} that all generated operations are to be used with.
 *
 * <p>A client made here sends every request at most once, whatever becomes of it: OkHttp's own
 * repeats and redirects are off, and who calls decides about another try. Only a {@code GET} goes
 * out again by itself, when the kept connection it took had been closed by the server. It tells no
 * secret to any log. It is safe for use by several threads.
 */
public final class LinodeApiClient {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  /** Creating an instance or a key may take the API tens of seconds. */
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(60);

  private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(30);

  private LinodeApiClient() {}

  /**
   * Begins a client.
   *
   * @param baseUrl URL with the API version, such as {@code https://api.linode.com/v4}; a slash at
   *     its end does not matter
   * @throws IllegalArgumentException no http or https URL, or one with user, query or fragment; the
   *     message does not repeat it
   */
  public static Builder builder(String baseUrl) {
    HttpUrl url = HttpUrl.parse(baseUrl);
    if (url == null) {
      throw new IllegalArgumentException("the API's base URL is not an http or https URL");
    }
    if (!url.username().isEmpty()
        || !url.password().isEmpty()
        || url.query() != null
        || url.fragment() != null) {
      throw new IllegalArgumentException("the API's base URL has a user, a query or a fragment");
    }
    return new Builder(url.toString().replaceFirst("/+$", ""));
  }

  /** Settings of a client to be. */
  public static final class Builder {
    private final String baseUrl;
    private final OkHttpClient.Builder http =
        new OkHttpClient.Builder()
            .connectTimeout(CONNECT_TIMEOUT)
            .readTimeout(READ_TIMEOUT)
            .writeTimeout(WRITE_TIMEOUT);
    private Supplier<String> token;

    private Builder(String baseUrl) {
      this.baseUrl = baseUrl;
    }

    /**
     * Sends a token with every operation that takes one; public operations go without. Without this
     * setting, or when the supplier gives null, nothing is sent.
     *
     * @param token asked at every request
     */
    public Builder token(Supplier<String> token) {
      this.token = Objects.requireNonNull(token);
      return this;
    }

    /**
     * Changes the HTTP client: interceptors, trusted certificates, name look-up, other timeouts
     * (defaults: 10 s to connect, 60 s to read, 30 s to write, no limit for the whole call). What
     * keeps requests from being sent twice is set afterwards and cannot be undone here.
     *
     * @param changes called at once
     */
    public Builder http(Consumer<OkHttpClient.Builder> changes) {
      changes.accept(http);
      return this;
    }

    /** Makes the client. Another call makes another one, which shares its connections. */
    public ApiClient build() {
      ApiClient client =
          new GuardedApiClient(SingleSend.applyTo(http.build().newBuilder()).build());
      client.setBasePath(baseUrl);
      if (token != null) {
        ((HttpBearerAuth) client.getAuthentication("token")).setBearerToken(token);
      }
      return client;
    }
  }
}
