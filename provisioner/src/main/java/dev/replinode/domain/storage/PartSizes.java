package dev.replinode.domain.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** In what parts an object may have been uploaded, when the server does not tell. */
final class PartSizes {
  private static final long MIB = 1L << 20;

  /** What uploading programs take by default or are commonly set to, in MiB. */
  private static final int[] USUAL = {5, 6, 7, 8, 10, 12, 15, 16, 20, 24, 25, 32, 48, 50, 64, 96};

  private static final int LARGEST_USUAL = 5 * 1024;
  private static final int MOST = 24;

  private PartSizes() {}

  /**
   * Sizes of all parts but the last that cut {@code size} bytes into {@code parts}, the likely ones
   * only: multiples of a MiB that programs use, and the smallest that fits.
   */
  static List<Long> likely(long size, int parts) {
    if (parts < 1 || size < parts) {
      return List.of();
    }
    long smallest = ceil(size, parts);
    Set<Long> fitting = new TreeSet<>();
    fitting.add(smallest);
    fitting.add(ceil(smallest, MIB) * MIB);
    for (int usual : USUAL) {
      fitting.add(usual * MIB);
      fitting.add(usual * 1_000_000L);
    }
    for (long large = 100; large <= LARGEST_USUAL; large += large < 128 ? 28 : large) {
      fitting.add(large * MIB);
    }
    fitting.removeIf(part -> ceil(size, part) != parts);
    return new ArrayList<>(fitting).subList(0, Math.min(MOST, fitting.size()));
  }

  /** How many parts of {@code part} bytes it takes for {@code size}. */
  static long ceil(long size, long part) {
    return (size + part - 1) / part;
  }
}
