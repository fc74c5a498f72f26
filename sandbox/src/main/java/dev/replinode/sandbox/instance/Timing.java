package dev.replinode.sandbox.instance;

import java.time.Duration;

/**
 * How long things take.
 *
 * @param provision from the order of an instance to the beginning of its boot
 * @param boot from there to {@code running}
 * @param scale how many times faster than the clock time passes; more than zero
 */
public record Timing(Duration provision, Duration boot, double scale) {

  /** Checks the parts. */
  public Timing {
    if (provision.isNegative() || boot.isNegative() || !(scale > 0)) {
      throw new IllegalArgumentException("times must not be negative, the scale more than zero");
    }
  }

  /** A part of the time to provision, on the clock. */
  Duration provision(double part) {
    return scaled(provision, part);
  }

  /** A part of the time to boot, on the clock. */
  Duration boot(double part) {
    return scaled(boot, part);
  }

  private Duration scaled(Duration whole, double part) {
    return Duration.ofNanos((long) (whole.toNanos() * part / scale));
  }
}
