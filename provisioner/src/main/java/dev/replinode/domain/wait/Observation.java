package dev.replinode.domain.wait;

import java.util.Optional;

/**
 * What one look saw.
 *
 * @param status the state in the remote side's own words, for people
 * @param result present when the wait is over
 */
public record Observation<T>(String status, Optional<T> result) {
  /** Not there yet. */
  public static <T> Observation<T> pending(String status) {
    return new Observation<>(status, Optional.empty());
  }

  /** The wait is over. */
  public static <T> Observation<T> done(String status, T result) {
    return new Observation<>(status, Optional.of(result));
  }
}
