package dev.replinode.api.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.replinode.api.InstancesApi;
import dev.replinode.api.client.ApiClient;
import dev.replinode.api.http.ApiFailure.Kind;
import dev.replinode.api.model.InstanceCreate;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.Protocol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests that an HTTP/2 server turns away unread, and others that it breaks off. */
class TurnedAwayTest {
  private static final int REFUSED_STREAM = 7;
  private static final int INTERNAL_ERROR = 2;

  private final MockWebServer server = new MockWebServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void a_refused_stream_was_surely_not_looked_at() throws Exception {
    assertEquals(Kind.NOT_SENT, failureOfPost(new SocketEffect.CloseStream(REFUSED_STREAM)));
    assertEquals(1, server.getRequestCount());
  }

  @Test
  void a_stream_that_is_reset_otherwise_may_have_been_acted_upon() throws Exception {
    assertEquals(Kind.NO_ANSWER, failureOfPost(new SocketEffect.CloseStream(INTERNAL_ERROR)));
    assertEquals(1, server.getRequestCount());
  }

  private Kind failureOfPost(SocketEffect effect) throws Exception {
    server.setProtocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE));
    server.start();
    server.enqueue(new MockResponse.Builder().onResponseStart(effect).build());
    ApiClient client =
        LinodeApiClient.builder(server.url("/v4").toString())
            .http(http -> http.protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE)))
            .build();
    InstanceCreate body = new InstanceCreate().region("us-ord");
    return Server.failureOf(() -> new InstancesApi(client).createInstance(body)).kind();
  }
}
