package dev.replinode.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.api.client.ApiException;
import dev.replinode.api.client.JSON;
import dev.replinode.api.http.ApiFailure;
import dev.replinode.api.http.Server;
import dev.replinode.api.model.InstanceCreate;
import dev.replinode.api.model.InstanceMetadata;
import dev.replinode.api.model.ObjectStorageKey;
import java.util.Map;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SecretsTest {
  private static final String SECRET = "hunter2-hunter2";

  @StartStop private final MockWebServer server = new MockWebServer();

  static Stream<Object> holders_of_secrets() {
    return Stream.of(
        new InstanceCreate().rootPass(SECRET),
        new InstanceCreate().stackscriptData(Map.of("DEST_SECRETKEY_PASSWORD", SECRET)),
        new InstanceCreate().metadata(new InstanceMetadata().userData(SECRET)),
        new InstanceMetadata().userData(SECRET),
        new ObjectStorageKey().secretKey(SECRET));
  }

  @ParameterizedTest
  @MethodSource("holders_of_secrets")
  void a_secret_is_sent_but_not_shown(Object holder) {
    assertTrue(JSON.serialize(holder).contains(SECRET));
    assertFalse(holder.toString().contains(SECRET), holder.toString());
    assertTrue(holder.toString().contains("=*"), holder.toString());
  }

  @Test
  void a_secret_that_is_not_set_is_shown_as_such() {
    assertEquals("InstanceMetadata[user_data=null]", new InstanceMetadata().toString());
  }

  @Test
  void the_message_of_an_exception_holds_nothing_of_the_answer() {
    server.enqueue(
        new MockResponse.Builder()
            .code(500)
            .addHeader("X-Customer-UUID", SECRET)
            .body(SECRET)
            .build());
    var profile = new ProfileApi(Server.client(server));

    ApiException e = assertThrows(ApiException.class, profile::getProfile);

    assertEquals("HTTP 500 Server Error", e.getMessage());
    assertFalse(ApiFailure.of(e).summary().contains(SECRET));
  }

  @Test
  void the_message_about_an_unreadable_answer_holds_nothing_of_it() {
    server.enqueue(
        new MockResponse.Builder()
            .addHeader("Content-Type", "application/json")
            .body("{\"uid\":\"" + SECRET + "\"}")
            .build());

    ApiFailure failure = Server.failureOf(new ProfileApi(Server.client(server))::getProfile);

    assertEquals("the answer is not the JSON that was expected", failure.summary());
  }

  @Test
  void the_generated_debug_log_cannot_be_switched_on() {
    var client = Server.client(server);

    assertThrows(UnsupportedOperationException.class, () -> client.setDebugging(true));
  }

  @Test
  void certificates_are_always_verified() {
    var client = Server.client(server);

    assertThrows(UnsupportedOperationException.class, () -> client.setVerifyingSsl(false));
  }
}
