package dev.replinode.domain.replicator;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What happened on the account. */
public interface Events {
  /**
   * The latest events of one instance, newest first.
   *
   * @throws dev.replinode.domain.ReplinodeException not authorized, when the token lacks the events
   *     scope
   */
  List<InstanceEvent> ofInstance(long instanceId);

  /**
   * An Object Storage key that was made.
   *
   * @param keyId which one; empty where the platform does not tell
   * @param label its label then; empty where the platform does not tell
   */
  record KeyMade(OptionalLong keyId, Optional<String> label, Instant created) {}

  /**
   * Every making of a key that the account remembers, which is 90 days.
   *
   * @throws dev.replinode.domain.ReplinodeException not authorized, when the token lacks the events
   *     scope
   */
  List<KeyMade> keysMade();
}
