package dev.replinode.linode;

import dev.replinode.api.EventsApi;
import dev.replinode.api.client.ApiClient;
import dev.replinode.api.model.Event;
import dev.replinode.api.model.EventPage;
import dev.replinode.domain.replicator.Events;
import dev.replinode.domain.replicator.InstanceEvent;
import java.util.List;
import java.util.Objects;

/** The account's events of one instance; one page, because only the latest count. */
final class LinodeEvents implements Events {
  private static final int PAGE = 25;

  private final EventsApi events;

  LinodeEvents(ApiClient client) {
    events = new EventsApi(client);
  }

  @Override
  public List<InstanceEvent> ofInstance(long instanceId) {
    String filter =
        new Filter()
            .is("entity.type", "linode")
            .is("entity.id", instanceId)
            .newestFirst()
            .toString();
    EventPage page =
        ApiCall.send("events of instance " + instanceId, () -> events.listEvents(1, PAGE, filter));
    List<Event> data = Objects.requireNonNullElse(page.getData(), List.of());
    return data.stream().map(LinodeEvents::event).toList();
  }

  private static InstanceEvent event(Event event) {
    return new InstanceEvent(
        event.getId(),
        Objects.requireNonNullElse(event.getAction(), ""),
        Objects.requireNonNullElse(event.getStatus(), ""),
        Objects.requireNonNullElse(event.getPercentComplete(), 0),
        Objects.requireNonNullElse(event.getMessage(), ""));
  }
}
