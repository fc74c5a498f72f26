package dev.replinode.api.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.replinode.api.ProfileApi;
import dev.replinode.api.client.ApiException;
import dev.replinode.api.model.ErrorReason;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiFailureTest {
  @StartStop private final MockWebServer server = new MockWebServer();

  @Test
  void reasons_are_told_with_their_fields() {
    ApiFailure failure =
        failure(
            400,
            """
            {"errors":[{"reason":"Length must be 11-128 characters","field":"root_pass"},
             {"reason":"Linode busy.","field":null},{"reason":"No."}]}""");

    assertEquals(
        List.of(
            new ErrorReason().reason("Length must be 11-128 characters").field("root_pass"),
            new ErrorReason().reason("Linode busy."),
            new ErrorReason().reason("No.")),
        failure.reasons());
    assertEquals(
        "HTTP 400: root_pass: Length must be 11-128 characters; Linode busy.; No.",
        failure.summary());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "[]", "{}", "{\"errors\":{}}", "{\"errors\":[null,{}]}", "<html>"})
  void a_refusal_without_readable_reasons_is_told_by_its_status(String body) {
    ApiFailure failure = failure(404, body);

    assertEquals(ApiFailure.Kind.REFUSED, failure.kind());
    assertEquals(List.of(), failure.reasons());
    assertEquals("HTTP 404 Client Error", failure.summary());
  }

  @Test
  void a_failure_without_answer_tells_its_cause() {
    ApiFailure failure = ApiFailure.of(new ApiException(new IOException("unexpected end")));

    assertEquals(ApiFailure.Kind.NO_ANSWER, failure.kind());
    assertEquals("unexpected end", failure.summary());
    assertEquals(Optional.empty(), failure.headers().first("Date"));
  }

  @Test
  void a_cause_without_words_is_told_by_its_name() {
    ApiFailure failure = ApiFailure.of(new ApiException(new IOException()));

    assertEquals("IOException", failure.summary());
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "30, 30", "999999999, 86400"})
  void the_asked_for_wait_is_read_and_bounded(String header, long seconds) {
    assertEquals(Optional.of(Duration.ofSeconds(seconds)), retryAfter(header));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "soon", "1.5", "Wed, 21 Oct 2026 07:28:00 GMT", "99999999999999"})
  void a_wait_that_is_no_number_of_seconds_is_none(String header) {
    assertEquals(Optional.empty(), retryAfter(header));
  }

  private Optional<Duration> retryAfter(String value) {
    server.enqueue(Server.json(429, "{}").newBuilder().addHeader("Retry-After", value).build());
    return Server.failureOf(new ProfileApi(Server.client(server))::getProfile)
        .headers()
        .retryAfter();
  }

  private ApiFailure failure(int status, String body) {
    server.enqueue(Server.json(status, body));
    return Server.failureOf(new ProfileApi(Server.client(server))::getProfile);
  }
}
