package dev.replinode.domain.drill;

/**
 * One read of the path under test, as a row of the raw data.
 *
 * @param number from 1, in the order of their starts
 * @param scene which fault it belongs to; empty where there is none
 * @param startMicros monotonic, from the start of the drill
 * @param latencyMicros until the last byte, or until the failure
 * @param status of HTTP; 0 without an answer
 * @param origin {@code A} or {@code B} where proven, {@code unknown}, or {@code none} without
 *     answer
 * @param cached whether a cache answered; such a row proves nothing and is not counted
 */
public record Probe(
    int number,
    String scene,
    Window window,
    long startMicros,
    long latencyMicros,
    String key,
    Outcome outcome,
    int status,
    String origin,
    boolean cached,
    long bytes) {
  /** When it was over. */
  public long endMicros() {
    return startMicros + latencyMicros;
  }

  /** Whether it brought the right bytes from a bucket. */
  public boolean isGood() {
    return outcome == Outcome.OK && !cached;
  }

  /** Whether {@code side} is proven to have served it. */
  public boolean isFrom(Side side) {
    return origin.equals(side.name());
  }
}
