package dev.replinode.linode;

import dev.replinode.api.EventsApi;
import dev.replinode.api.client.ApiClient;
import dev.replinode.api.model.Event;
import dev.replinode.api.model.EventEntity;
import dev.replinode.api.model.EventPage;
import dev.replinode.domain.replicator.Events;
import dev.replinode.domain.replicator.InstanceEvent;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/** The account's events of one instance; one page, because only the latest count. */
final class LinodeEvents implements Events {
  private static final int PAGE = 25;
  private static final String LINODE = "linode";

  private final EventsApi events;

  LinodeEvents(ApiClient client) {
    events = new EventsApi(client);
  }

  @Override
  public List<InstanceEvent> ofInstance(long instanceId) {
    String filter =
        new Filter().is("entity.type", LINODE).is("entity.id", instanceId).newestFirst().toString();
    EventPage page =
        ApiCall.send("events of instance " + instanceId, () -> events.listEvents(1, PAGE, filter));
    List<Event> data = ApiCall.told("events of instance " + instanceId, page.getData());
    return data.stream()
        .filter(event -> isOf(event.getEntity(), instanceId))
        .map(LinodeEvents::event)
        .toList();
  }

  /** The filter asked for it; an answer that was not filtered must not pass for one. */
  private static boolean isOf(EventEntity entity, long instanceId) {
    return entity == null
        || (LINODE.equals(entity.getType())
            && String.valueOf(instanceId).equals(String.valueOf(entity.getId())));
  }

  @Override
  public List<KeyMade> keysMade() {
    String filter = new Filter().is("action", "obj_access_key_create").newestFirst().toString();
    return Pages.all(
            "events of keys",
            number -> events.listEvents(number, Pages.SIZE, filter),
            EventPage::getData,
            EventPage::getPages)
        .stream()
        .filter(event -> event.getCreated() != null)
        .map(LinodeEvents::keyMade)
        .toList();
  }

  private static KeyMade keyMade(Event event) {
    EventEntity entity = event.getEntity();
    Object id = entity == null ? null : entity.getId();
    return new KeyMade(
        id instanceof Number number ? OptionalLong.of(number.longValue()) : OptionalLong.empty(),
        Optional.ofNullable(entity).map(EventEntity::getLabel),
        event.getCreated().toInstant());
  }

  private static InstanceEvent event(Event event) {
    return new InstanceEvent(
        ApiCall.told("an event", event.getId()),
        Objects.requireNonNullElse(event.getAction(), ""),
        Objects.requireNonNullElse(event.getStatus(), ""),
        Objects.requireNonNullElse(event.getPercentComplete(), 0),
        Objects.requireNonNullElse(event.getMessage(), ""));
  }
}
