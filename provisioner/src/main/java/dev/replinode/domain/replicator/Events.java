package dev.replinode.domain.replicator;

import java.util.List;

/** What happened on the account. */
public interface Events {
  /**
   * The latest events of one instance, newest first.
   *
   * @throws dev.replinode.domain.ReplinodeException not authorized, when the token lacks the events
   *     scope
   */
  List<InstanceEvent> ofInstance(long instanceId);
}
