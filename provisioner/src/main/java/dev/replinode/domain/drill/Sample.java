package dev.replinode.domain.drill;

import dev.replinode.domain.storage.ObjectSummary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Chooses objects while they go by: the newest, the largest, some that were uploaded in parts, one
 * of each top folder, and the rest by chance (a reservoir), so that the same seed chooses the same.
 */
final class Sample {
  private static final int OF_A_KIND = 10;
  private static final int FOLDERS = 20;

  private final int size;
  private final Random random;
  private final PriorityQueue<ObjectSummary> newest =
      new PriorityQueue<>(Comparator.comparing(ObjectSummary::lastModified));
  private final PriorityQueue<ObjectSummary> largest =
      new PriorityQueue<>(Comparator.comparingLong(ObjectSummary::size));
  private final List<ObjectSummary> inParts = new ArrayList<>();
  private final Map<String, ObjectSummary> folders = new LinkedHashMap<>();
  private final List<ObjectSummary> reservoir = new ArrayList<>();
  private long seen;

  Sample(int size, long seed) {
    this.size = size == 0 ? Integer.MAX_VALUE : size;
    this.random = new Random(seed);
  }

  void add(ObjectSummary object) {
    seen++;
    keep(newest, object);
    keep(largest, object);
    if (object.etag().contains("-") && inParts.size() < OF_A_KIND) {
      inParts.add(object);
    }
    if (folders.size() < FOLDERS) {
      folders.putIfAbsent(object.key().split("/", 2)[0], object);
    }
    if (reservoir.size() < size) {
      reservoir.add(object);
    } else {
      long slot = (long) (random.nextDouble() * seen);
      if (slot < size) {
        reservoir.set((int) slot, object);
      }
    }
  }

  private static void keep(PriorityQueue<ObjectSummary> best, ObjectSummary object) {
    best.add(object);
    if (best.size() > OF_A_KIND) {
      best.poll();
    }
  }

  /** At most as many as asked for, the special ones first, each once. */
  List<ObjectSummary> chosen() {
    return Stream.of(
            newest.stream(),
            largest.stream(),
            inParts.stream(),
            folders.values().stream(),
            reservoir.stream())
        .flatMap(part -> part)
        .distinct()
        .limit(size)
        .toList();
  }
}
