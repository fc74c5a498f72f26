package dev.replinode.sandbox.fault;

import dev.replinode.sandbox.state.EventLog;
import java.time.Duration;

/** What the faults that are on do to events. */
public record EventFaults(Faults faults) implements EventLog.Mishaps {

  @Override
  public boolean isLost(String action) {
    return concerns(Faults.Kind.MISSING_EVENTS, action);
  }

  @Override
  public boolean isRepeated(String action) {
    return concerns(Faults.Kind.REPEATED_EVENTS, action);
  }

  @Override
  public Duration delay() {
    return Duration.ofSeconds(faults.seconds(Faults.Kind.LATE_EVENTS));
  }

  private boolean concerns(Faults.Kind kind, String action) {
    return faults.has(kind, action) || faults.has(kind, "*");
  }
}
