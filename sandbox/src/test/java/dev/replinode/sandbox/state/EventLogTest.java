package dev.replinode.sandbox.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class EventLogTest {
  private static final Entity LINODE =
      new Entity("linode", new JsonPrimitive(7), "web", "/v4/linode/instances/7");
  private static final Instant START = Instant.parse("2026-11-22T10:00:00.250Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final Account account = new Account(now::get);
  private final EventLog events = new EventLog(account, EventLog.Mishaps.NONE);

  private JsonObject event(int id) {
    return account.table(Account.Kind.EVENT).find(id).orElseThrow().view();
  }

  @Test
  void a_scheduled_event_has_not_begun() {
    Entity image = Entity.image("linode/ubuntu22.04", "Ubuntu 22.04 LTS");

    JsonObject event = event(events.schedule("linode_create", LINODE, image));

    assertEquals("scheduled", event.get("status").getAsString());
    assertEquals(0, event.get("percent_complete").getAsInt());
    assertTrue(event.get("duration").isJsonNull());
    assertTrue(event.get("time_remaining").isJsonNull());
    assertEquals("2026-11-22T10:00:00", event.get("created").getAsString());
    assertEquals(7, event.getAsJsonObject("entity").get("id").getAsInt());
    assertEquals(
        "/v4/images/linode/ubuntu22.04",
        event.getAsJsonObject("secondary_entity").get("url").getAsString());
  }

  @Test
  void its_duration_counts_from_when_it_was_scheduled() {
    int id = events.schedule("linode_boot", LINODE, null);
    now.set(START.plusMillis(1500));

    events.progress(id, 49);

    assertEquals("started", event(id).get("status").getAsString());
    assertEquals(1.5, event(id).get("duration").getAsDouble());
  }

  @Test
  void a_finished_event_has_whole_seconds_and_nothing_remaining() {
    int id = events.schedule("linode_boot", LINODE, null);
    now.set(START.plusMillis(2400));

    events.finish(id);

    assertEquals(100, event(id).get("percent_complete").getAsInt());
    assertEquals(2.0, event(id).get("duration").getAsDouble());
    assertEquals("0", event(id).get("time_remaining").toString());
  }

  @Test
  void a_failed_event_says_why_and_stays_failed() {
    int id = events.schedule("linode_boot", LINODE, null);

    events.fail(id, "no disk");
    events.finish(id);

    assertEquals("failed", event(id).get("status").getAsString());
    assertEquals("no disk", event(id).get("message").getAsString());
  }

  @Test
  void open_events_of_a_deleted_instance_are_canceled() {
    int open = events.schedule("linode_boot", LINODE, null);
    int done = events.schedule("linode_create", LINODE, null);
    events.finish(done);

    events.cancelOpen(7);

    assertEquals("canceled", event(open).get("status").getAsString());
    assertEquals("finished", event(done).get("status").getAsString());
  }
}
