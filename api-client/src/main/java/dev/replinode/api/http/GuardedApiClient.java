package dev.replinode.api.http;

import dev.replinode.api.client.ApiClient;
import okhttp3.OkHttpClient;

/** The generated client without what could leak a token or hit another path than was meant. */
final class GuardedApiClient extends ApiClient {
  GuardedApiClient(OkHttpClient http) {
    super(http);
  }

  /**
   * Encodes a path or query value. An empty or dotted one would be folded into the path and turn,
   * say, the deletion of a tag into a request about all tags.
   *
   * @throws IllegalArgumentException the value is empty, {@code .} or {@code ..}
   */
  @Override
  public String escapeString(String value) {
    if (value.isEmpty() || value.equals(".") || value.equals("..")) {
      throw new IllegalArgumentException("'" + value + "' cannot be part of an API path");
    }
    return super.escapeString(value);
  }

  /**
   * Refused, because the generated logging shows tokens and passwords.
   *
   * @throws UnsupportedOperationException always
   */
  @Override
  public ApiClient setDebugging(boolean debugging) {
    throw new UnsupportedOperationException("it would log tokens and passwords");
  }

  /**
   * Refused, because a token would go to whoever answers.
   *
   * @throws UnsupportedOperationException always
   */
  @Override
  public ApiClient setVerifyingSsl(boolean verifyingSsl) {
    throw new UnsupportedOperationException("it would send tokens to unknown servers");
  }
}
