package dev.replinode.domain.wait;

import java.time.Duration;

/** What a wait tells its listener. A listener must be quick and must not throw. */
public sealed interface WaitEvent {
  /** The wait begins; {@code timeout} is counted from here. */
  record Started(String subject, Duration timeout) implements WaitEvent {}

  /** One look, and how long until the next. */
  record Polled(String subject, int attempt, String status, Duration elapsed, Duration nextDelay)
      implements WaitEvent {}

  /** The wait is over and what was awaited is there. */
  record Succeeded(String subject, Duration elapsed) implements WaitEvent {}

  /** Time ran out. */
  record TimedOut(String subject, String lastStatus, Duration elapsed) implements WaitEvent {}
}
