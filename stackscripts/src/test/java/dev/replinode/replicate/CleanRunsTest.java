package dev.replinode.replicate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs with nothing wrong, one after another over a source that lives; none may end red. */
@ExtendWith(Regions.class)
class CleanRunsTest {
  private static final int RUNS = Boolean.getBoolean("replinode.soak") ? 100 : 3;

  @Test
  void none_ends_red(Bench bench) throws Exception {
    Random random = new Random(7);
    Set<String> keys = new TreeSet<>();
    for (int i = 0; i < 40; i++) {
      keys.add(put(bench, random, i));
    }
    for (int run = 0; run < RUNS; run++) {
      keys.add(put(bench, random, random.nextInt(60)));
      if (run % 10 == 1) {
        String gone = keys.iterator().next();
        keys.remove(gone);
        bench.source.remove(bench.from, gone);
      }

      bench.script().with("RUN_ID", "run-" + run).with("MAX_DELETE", "100").run().endedWith(0);

      assertEquals(bench.source.texts(bench.from), bench.dest.texts(bench.to));
    }
  }

  private static String put(Bench bench, Random random, int number) {
    String key = "folder " + number % 5 + "/\u00f6bject-" + number;
    bench.source.put(bench.from, key, Long.toString(random.nextLong()));
    return key;
  }
}
