package dev.replinode.domain.drill;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Everything that follows from the raw data alone: a pure function, so that a stranger can repeat
 * it.
 */
public final class Measurements {
  private static final long MICROS_PER_MILLI = 1000;
  private static final int ONE_IN = 50;
  private static final double MEDIAN = 0.50;
  private static final double P95 = 0.95;
  private static final double P99 = 0.99;

  private final List<Probe> probes;
  private final int inRow;

  /** Of {@code probes} in the order of their numbers; {@code inRow} good reads count as right. */
  public Measurements(List<Probe> probes, int inRow) {
    this.probes = probes.stream().sorted(Comparator.comparingInt(Probe::number)).toList();
    this.inRow = inRow;
  }

  /** The numbers of every window that has a read. */
  public List<WindowNumbers> windows() {
    Map<String, List<Probe>> parts =
        probes.stream()
            .collect(
                Collectors.groupingBy(
                    probe -> probe.scene() + "\n" + probe.window(),
                    java.util.LinkedHashMap::new,
                    Collectors.toList()));
    return parts.values().stream().map(Measurements::numbers).toList();
  }

  /** The reads of one window of a scene. */
  List<Probe> of(String scene, Window window) {
    return probes.stream()
        .filter(probe -> probe.scene().equals(scene) && probe.window() == window)
        .toList();
  }

  /** The times of one fault. */
  public SceneResult scene(SceneMark mark) {
    List<Probe> during = of(mark.scene(), Window.DURING);
    List<Probe> after = of(mark.scene(), Window.AFTER);
    Optional<Long> right =
        relapses(mark.scene()).isEmpty()
            ? firstInRow(during, Probe::isGood)
            : startOfGoodEnd(during);
    return new SceneResult(
        mark,
        first(during, p -> p.isGood() && p.isFrom(Side.B)).map(end -> since(mark.onMicros(), end)),
        startOfLastRun(during).map(end -> since(mark.onMicros(), end)),
        right.map(end -> since(mark.onMicros(), end)),
        // Too few answers of a bucket tell neither that it recovered nor that it did not.
        right.isPresent() || counted(during).size() < inRow
            ? Optional.empty()
            : Optional.of(
                since(
                    mark.onMicros(), during.stream().mapToLong(Probe::endMicros).max().orElse(0))),
        firstInRow(after, p -> p.isGood() && p.isFrom(Side.A))
            .map(end -> since(mark.offMicros(), end)),
        switches(during));
  }

  private static long since(long from, long to) {
    return Math.max(0, to - from) / MICROS_PER_MILLI;
  }

  private static Optional<Long> first(List<Probe> window, Predicate<Probe> wanted) {
    return window.stream().filter(wanted).map(Probe::endMicros).min(Long::compare);
  }

  /** When the first of enough reads in a row was over; reads of a cache are passed over. */
  private Optional<Long> firstInRow(List<Probe> window, Predicate<Probe> wanted) {
    List<Probe> counted = counted(window);
    for (int i = 0; i + inRow <= counted.size(); i++) {
      if (counted.subList(i, i + inRow).stream().allMatch(wanted)) {
        return Optional.of(counted.get(i).endMicros());
      }
    }
    return Optional.empty();
  }

  /**
   * When the first of the good reads was over after which none failed; empty when fewer than enough
   * in a row are left at the end.
   */
  private Optional<Long> startOfGoodEnd(List<Probe> window) {
    List<Probe> counted = counted(window);
    int start = counted.size();
    while (start > 0 && counted.get(start - 1).isGood()) {
      start--;
    }
    return counted.size() - start >= inRow
        ? Optional.of(counted.get(start).endMicros())
        : Optional.empty();
  }

  /**
   * The reads of a fault that failed although enough in a row before them were right; none when
   * they are one in fifty or fewer, which chance can lose on any network.
   */
  List<Probe> relapses(String scene) {
    List<Probe> counted = counted(of(scene, Window.DURING));
    int good = 0;
    int from = 0;
    while (from < counted.size() && good < inRow) {
      good = counted.get(from).isGood() ? good + 1 : 0;
      from++;
    }
    List<Probe> later = counted.subList(from, counted.size());
    List<Probe> lost = later.stream().filter(p -> !p.isGood()).toList();
    return lost.size() * ONE_IN <= later.size() ? List.of() : lost;
  }

  /** Those that no cache answered. */
  private static List<Probe> counted(List<Probe> window) {
    return window.stream().filter(p -> !p.cached()).toList();
  }

  private static Optional<Long> startOfLastRun(List<Probe> window) {
    Optional<Long> start = Optional.empty();
    for (int i = window.size() - 1; i >= 0 && window.get(i).isFrom(Side.B); i--) {
      start = window.get(i).isGood() ? Optional.of(window.get(i).endMicros()) : start;
    }
    return start;
  }

  /** Changes between A and B among the good reads, the first arrival at B not counted. */
  private static long switches(List<Probe> window) {
    List<String> origins = new ArrayList<>();
    for (Probe probe : window) {
      boolean isProven = probe.isGood() && (probe.isFrom(Side.A) || probe.isFrom(Side.B));
      if (isProven
          && (origins.isEmpty() || !origins.get(origins.size() - 1).equals(probe.origin()))) {
        origins.add(probe.origin());
      }
    }
    boolean beginsAtA = !origins.isEmpty() && origins.get(0).equals(Side.A.name());
    return Math.max(0, origins.size() - (beginsAtA ? 2 : 1));
  }

  private static WindowNumbers numbers(List<Probe> window) {
    Map<Outcome, Long> failed = new EnumMap<>(Outcome.class);
    window.stream()
        .filter(p -> !p.cached() && p.outcome() != Outcome.OK)
        .forEach(p -> failed.merge(p.outcome(), 1L, Long::sum));
    List<Probe> good = window.stream().filter(Probe::isGood).toList();
    return new WindowNumbers(
        window.get(0).scene(),
        window.get(0).window(),
        window.size(),
        good.size(),
        window.stream().filter(Probe::cached).count(),
        failed,
        good.stream().filter(p -> p.isFrom(Side.A)).count(),
        good.stream().filter(p -> p.isFrom(Side.B)).count(),
        longestGap(window, good),
        latency(good));
  }

  private static Optional<Long> longestGap(List<Probe> window, List<Probe> good) {
    if (good.isEmpty()) {
      return Optional.empty();
    }
    long last = window.get(0).startMicros();
    long longest = 0;
    for (long end : good.stream().mapToLong(Probe::endMicros).sorted().toArray()) {
      longest = Math.max(longest, end - last);
      last = end;
    }
    long over = window.stream().mapToLong(Probe::endMicros).max().orElse(last);
    return Optional.of(Math.max(longest, over - last) / MICROS_PER_MILLI);
  }

  /** Percentiles of good reads; absent without one. */
  static Optional<WindowNumbers.Latency> latency(List<Probe> good) {
    if (good.isEmpty()) {
      return Optional.empty();
    }
    long[] sorted = good.stream().mapToLong(Probe::latencyMicros).sorted().toArray();
    return Optional.of(
        new WindowNumbers.Latency(
            rank(sorted, MEDIAN), rank(sorted, P95), rank(sorted, P99), sorted[sorted.length - 1]));
  }

  private static long rank(long[] sorted, double part) {
    return sorted[(int) Math.max(0, Math.ceil(part * sorted.length) - 1)];
  }
}
