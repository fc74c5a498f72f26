package dev.replinode.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.replinode.api.client.JSON;
import dev.replinode.api.http.ApiFailure;
import dev.replinode.api.http.Server;
import dev.replinode.api.model.Event;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
  private static final OffsetDateTime FIRST_OF_2018 =
      OffsetDateTime.of(2018, 1, 1, 0, 1, 1, 0, ZoneOffset.UTC);

  @StartStop private final MockWebServer server = new MockWebServer();

  @ParameterizedTest
  @ValueSource(
      strings = {"2018-01-01T00:01:01", "2018-01-01T00:01:01Z", "2018-01-01T00:01:01.000+00:00"})
  void a_time_with_or_without_zone_is_read_as_utc(String text) throws Exception {
    var events = new EventsApi(Server.answering(server, "{\"created\":\"" + text + "\"}"));

    assertEquals(FIRST_OF_2018, events.getEvent(1L).getCreated());
  }

  @Test
  void another_zone_keeps_its_instant() throws Exception {
    var events =
        new EventsApi(Server.answering(server, "{\"created\":\"2018-01-01T02:01:01+02:00\"}"));

    assertEquals(FIRST_OF_2018.toInstant(), events.getEvent(1L).getCreated().toInstant());
  }

  @Test
  void no_time_is_null() throws Exception {
    var events = new EventsApi(Server.answering(server, "{\"created\":null}"));

    assertNull(events.getEvent(1L).getCreated());
  }

  @Test
  void what_is_no_time_makes_the_answer_unreadable() {
    var events = new EventsApi(Server.answering(server, "{\"created\":\"yesterday\"}"));

    ApiFailure failure = Server.failureOf(() -> events.getEvent(1L));

    assertEquals(ApiFailure.Kind.UNREADABLE, failure.kind());
  }

  @Test
  void a_time_that_is_written_can_be_read_again() throws IOException {
    String json = JSON.serialize(new Event().created(FIRST_OF_2018));

    Event again = JSON.deserialize(json, Event.class);

    assertEquals("{\"created\":\"2018-01-01T00:01:01Z\"}", json);
    assertEquals(FIRST_OF_2018, again.getCreated());
  }
}
