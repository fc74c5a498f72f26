package dev.replinode.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.replinode.api.client.JSON;
import dev.replinode.api.http.Server;
import dev.replinode.api.model.Bucket;
import dev.replinode.api.model.Event;
import dev.replinode.api.model.TaggedObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Stream;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NumbersTest {
  @StartStop private final MockWebServer server = new MockWebServer();

  @Test
  void ids_beyond_32_bits_stay_whole() throws Exception {
    var instances = new InstancesApi(Server.answering(server, "{\"id\":9007199254740993}"));

    assertEquals(9007199254740993L, instances.getInstance(9007199254740993L).getId());
    assertEquals("/v4/linode/instances/9007199254740993", server.takeRequest().getTarget());
  }

  @Test
  void sizes_of_buckets_are_not_cut() throws IOException {
    Bucket bucket = JSON.deserialize("{\"size\":54975581388800}", Bucket.class);

    assertEquals(54975581388800L, bucket.getSize());
  }

  static Stream<Arguments> entity_ids() {
    return Stream.of(
        arguments("123456789", 123456789L),
        arguments("\"linode/ubuntu22.04\"", "linode/ubuntu22.04"),
        arguments("\"123\"", "123"),
        arguments("null", null));
  }

  @ParameterizedTest
  @MethodSource("entity_ids")
  void the_id_of_an_events_entity_is_a_long_or_a_string(String json, Object expected)
      throws Exception {
    var events = new EventsApi(Server.answering(server, "{\"entity\":{\"id\":" + json + "}}"));

    assertEquals(expected, events.getEvent(1L).getEntity().getId());
  }

  @Test
  void an_event_may_be_about_nothing() throws IOException {
    Event event = JSON.deserialize("{\"entity\":null}", Event.class);

    assertNull(event.getEntity());
    assertNull(event.getSecondaryEntity());
  }

  static Stream<Arguments> remaining_times() {
    return Stream.of(
        arguments("null", null), arguments("0", 0L), arguments("\"0:0:20\"", "0:0:20"));
  }

  @ParameterizedTest
  @MethodSource("remaining_times")
  void time_remaining_comes_in_three_types(String json, Object expected) throws IOException {
    Event event = JSON.deserialize("{\"time_remaining\":" + json + "}", Event.class);

    assertEquals(expected, event.getTimeRemaining());
  }

  static Stream<Arguments> durations() {
    return Stream.of(
        arguments("null", null),
        arguments("0", new BigDecimal("0")),
        arguments("16.319566", new BigDecimal("16.319566")));
  }

  @ParameterizedTest
  @MethodSource("durations")
  void a_duration_may_be_whole_or_not_or_unknown(String json, BigDecimal expected)
      throws IOException {
    Event event = JSON.deserialize("{\"duration\":" + json + "}", Event.class);

    assertEquals(expected, event.getDuration());
  }

  @Test
  void ids_inside_free_form_objects_stay_whole_too() throws IOException {
    TaggedObject tagged = JSON.deserialize("{\"data\":{\"id\":123456789}}", TaggedObject.class);

    assertEquals(Map.of("id", 123456789L), tagged.getData());
  }
}
