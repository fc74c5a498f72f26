package dev.replinode.domain.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Reads at a fixed rate, whatever the answers take: a slow read does not keep the next from
 * starting, or an outage would look better than it was.
 */
final class Prober {
  private static final long NANOS_PER_MICRO = 1000;

  private final DrillClock clock;
  private final Executor executor;
  private final Pace pace;
  private final List<String> keys;
  private final Map<String, String> expected;
  private final Origins origins;
  private final StopCondition stop;
  private int number;

  /**
   * A prober.
   *
   * @param keys what to read, in turn
   * @param expected the SHA-256 that each must have
   */
  Prober(
      DrillClock clock,
      Executor executor,
      Pace pace,
      List<String> keys,
      Map<String, String> expected,
      Origins origins,
      StopCondition stop) {
    this.clock = clock;
    this.executor = executor;
    this.pace = pace;
    this.keys = keys;
    this.expected = expected;
    this.origins = origins;
    this.stop = stop;
  }

  /** Makes all reads of a window and hands them over when the last of them is over. */
  void read(String scene, Window window, Reader path, int reads, Consumer<Probe> rows) {
    long start = clock.micros();
    long period = pace.period().toNanos() / NANOS_PER_MICRO;
    List<CompletableFuture<Probe>> started = new ArrayList<>();
    try {
      for (int i = 0; i < reads; i++) {
        clock.awaitMicros(start + i * period);
        stop.check(window, started);
        int mine = ++number;
        String key = keys.get(mine % keys.size());
        started.add(
            CompletableFuture.supplyAsync(() -> probe(mine, scene, window, path, key), executor));
      }
    } finally {
      // Rows that are under way belong to the raw data, whatever ends the window.
      started.forEach(read -> rows.accept(read.join()));
    }
  }

  private Probe probe(int mine, String scene, Window window, Reader path, String key) {
    long start = clock.micros();
    Answer answer = path.read(key);
    long latency = clock.micros() - start;
    return new Probe(
        mine,
        scene,
        window,
        start,
        latency,
        key,
        judged(key, answer),
        answer.status(),
        origins.of(key, answer),
        answer.isCached(),
        answer.bytes());
  }

  /** Success is only what brings the bytes that A had before anything failed. */
  private Outcome judged(String key, Answer answer) {
    boolean isWrong =
        Optional.ofNullable(expected.get(key))
            .filter(sha -> !sha.equals(answer.sha256()))
            .isPresent();
    return answer.isOk() && isWrong ? Outcome.WRONG_CONTENT : answer.outcome();
  }
}
