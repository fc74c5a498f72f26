package dev.replinode.sandbox.fault;

import java.time.Instant;
import java.time.InstantSource;

/** The host's clock, wrong by as much as the fault {@code clock-skew} says. */
public record SkewedClock(InstantSource real, Faults faults) implements InstantSource {

  @Override
  public Instant instant() {
    return real.instant().plusSeconds(faults.seconds(Faults.Kind.CLOCK_SKEW));
  }
}
