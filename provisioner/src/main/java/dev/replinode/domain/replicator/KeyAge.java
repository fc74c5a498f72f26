package dev.replinode.domain.replicator;

import dev.replinode.domain.replicator.Events.KeyMade;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Tells which keys are so old that no command can still be about to use them. Keys have no date of
 * their own: a read key's label holds one, of the others the account's events tell. Where neither
 * says, a key counts as young.
 */
final class KeyAge {
  /** A command does not last a day. */
  static final Duration GRACE = Duration.ofHours(24);

  private final Optional<List<KeyMade>> events;
  private final Instant limit;

  /**
   * Ages at {@code now}.
   *
   * @param events empty when the token may not read them
   */
  KeyAge(Optional<List<KeyMade>> events, Instant now) {
    this.events = events;
    this.limit = now.minus(GRACE);
  }

  /** Whether something made at {@code made} is older than any command. */
  boolean isOld(Instant made) {
    return made.isBefore(limit);
  }

  boolean isOld(LimitedKey key, KeyLabel label) {
    if (label.made().isPresent()) {
      return isOld(label.made().get());
    }
    List<KeyMade> known = events.orElse(List.of());
    return known.stream().anyMatch(event -> isOld(event.created()) && names(event, key))
        && known.stream().noneMatch(event -> !isOld(event.created()) && mayName(event, key));
  }

  /** The reason why the age of {@code label}'s key cannot be told. */
  String doubt(KeyLabel label) {
    if (label.made().isPresent()) {
      return "it is younger than a day";
    }
    return events.isEmpty()
        ? "the token may not read events, so its age is not known"
        : "the account's events do not tell that it is older than a day";
  }

  private static boolean names(KeyMade event, LimitedKey key) {
    return event.keyId().isPresent()
        ? event.keyId().getAsLong() == key.id()
        : event.label().filter(key.label()::equals).isPresent();
  }

  /** An event that names nothing may be of any key. */
  private static boolean mayName(KeyMade event, LimitedKey key) {
    return names(event, key) || (event.keyId().isEmpty() && event.label().isEmpty());
  }
}
