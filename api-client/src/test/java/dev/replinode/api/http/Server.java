package dev.replinode.api.http;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.replinode.api.client.ApiClient;
import dev.replinode.api.client.ApiException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.function.Executable;

/** The API's side of a test: answers to be given and requests that came. */
public final class Server {
  private Server() {}

  /** A client of our make, without a token. */
  public static ApiClient client(MockWebServer server) {
    return LinodeApiClient.builder(server.url("/v4").toString()).build();
  }

  /** An answer as the API gives it. */
  public static MockResponse json(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }

  /** A client whose next answer is this one, status 200. */
  public static ApiClient answering(MockWebServer server, String body) {
    server.enqueue(json(200, body));
    return client(server);
  }

  /** Body of the one request that came. */
  public static String sentBody(MockWebServer server) throws InterruptedException {
    RecordedRequest request = server.takeRequest();
    return request.getBody() == null ? "" : request.getBody().utf8();
  }

  /** What the failure of a call means. */
  public static ApiFailure failureOf(Executable call) {
    return ApiFailure.of(assertThrows(ApiException.class, call));
  }
}
