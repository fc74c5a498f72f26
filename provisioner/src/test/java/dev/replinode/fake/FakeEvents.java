package dev.replinode.fake;

import dev.replinode.domain.replicator.Events;
import dev.replinode.domain.replicator.InstanceEvent;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What happened to the instance: each look may find more. Without a script: it has booted. */
public final class FakeEvents implements Events {
  private final Calls calls;
  private final Deque<List<InstanceEvent>> looks = new ArrayDeque<>();
  private final List<KeyMade> keys = new ArrayList<>();

  FakeEvents(Calls calls) {
    this.calls = calls;
  }

  /** The next look finds these, newest first; the last one stays. */
  public FakeEvents then(InstanceEvent... events) {
    looks.add(List.of(events));
    return this;
  }

  /** An event without progress or message. */
  public static InstanceEvent event(String action, String status) {
    return new InstanceEvent(1, action, status, 0, "");
  }

  /** An event that tells its progress. */
  public static InstanceEvent event(String action, String status, int percent) {
    return new InstanceEvent(1, action, status, percent, "");
  }

  /** Some time ago a key was made; without an id only its label is told. */
  public FakeEvents keyMade(OptionalLong id, String label, Instant created) {
    keys.add(new KeyMade(id, Optional.ofNullable(label), created));
    return this;
  }

  @Override
  public List<KeyMade> keysMade() {
    return calls.make("events.keysMade", "", () -> List.copyOf(keys));
  }

  @Override
  public List<InstanceEvent> ofInstance(long instanceId) {
    return calls.make(
        "events.ofInstance",
        instanceId,
        () -> {
          List<InstanceEvent> seen = looks.size() > 1 ? looks.poll() : looks.peek();
          return seen == null ? List.of(event("linode_boot", "finished")) : seen;
        });
  }
}
