package dev.replinode.api.http;

import dev.replinode.api.client.ApiException;
import dev.replinode.api.client.ApiResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Headers of an answer. Names are compared without regard to case. */
public final class ResponseHeaders {
  /** The longest wait that is believed, in seconds: a day. */
  private static final long LONGEST_RETRY_AFTER = 86_400;

  /** Names in lower case, as OkHttp's Headers.toMultimap gives them. */
  private final Map<String, List<String>> values;

  private ResponseHeaders(Map<String, List<String>> values) {
    this.values = values == null ? Map.of() : values;
  }

  /** Headers of what a {@code ...WithHttpInfo} operation returned. */
  public static ResponseHeaders of(ApiResponse<?> response) {
    return new ResponseHeaders(response.getHeaders());
  }

  /** Headers of an unsuccessful answer; none when there was no answer. */
  public static ResponseHeaders of(ApiException e) {
    return new ResponseHeaders(e.getResponseHeaders());
  }

  /** The first value of a header, such as {@code X-OAuth-Scopes}. */
  public Optional<String> first(String name) {
    List<String> found = values.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    return found.stream().findFirst();
  }

  /**
   * How long the server asks to wait. Comes with 429 and some 503.
   *
   * @return zero to one day; empty when the header is missing or no number of seconds
   */
  public Optional<Duration> retryAfter() {
    return first("Retry-After")
        .filter(text -> text.matches("\\d{1,9}"))
        .map(text -> Duration.ofSeconds(Math.min(Long.parseLong(text), LONGEST_RETRY_AFTER)));
  }
}
