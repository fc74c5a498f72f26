package dev.replinode.domain.drill;

import java.util.Map;
import java.util.Optional;

/**
 * The reads of one window in numbers, recomputed from the raw data at any time.
 *
 * @param sent how many reads, cached answers included
 * @param ok how many brought the right bytes from a bucket
 * @param cached how many a cache answered; they count for nothing
 * @param failed how many failed, by kind; kinds without one are absent
 * @param fromA how many A is proven to have served
 * @param longestGapMillis longest time without a good read; absent with no good read
 * @param latency of the good reads; absent without one
 */
public record WindowNumbers(
    String scene,
    Window window,
    long sent,
    long ok,
    long cached,
    Map<Outcome, Long> failed,
    long fromA,
    long fromB,
    Optional<Long> longestGapMillis,
    Optional<Latency> latency) {
  /** Percentiles by nearest rank, in microseconds. */
  public record Latency(long p50Micros, long p95Micros, long p99Micros, long maxMicros) {}

  /** Reads that count: those that no cache answered. */
  public long counted() {
    return sent - cached;
  }
}
