package dev.replinode.replicate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What changes while a run is at work, after it has counted. */
@ExtendWith(Regions.class)
class MeanwhileTest {

  @Test
  void a_source_that_is_emptied_after_it_was_counted_is_no_success(Bench bench) throws Exception {
    bench.fill("a");
    bench.dest.put(bench.to, "own", "own");
    AtomicInteger reads = new AtomicInteger();

    try (FaultyWay way =
        new FaultyWay(
            bench.dest.url(),
            line -> {
              if (line.startsWith("GET") && line.contains(".replinode")) {
                reads.incrementAndGet();
                bench.source.remove(bench.from, "a");
              }
              return Optional.empty();
            })) {
      bench.script().with("DEST_ENDPOINT", way.url()).run().endedWith(12);
    }

    assertTrue(reads.get() > 0);
    bench.told(12, "the source holds no object");
    assertEquals(Set.of("own"), bench.dest.keys(bench.to));
  }

  @Test
  void what_goes_at_the_source_after_it_was_counted_waits_for_the_next_run(Bench bench)
      throws Exception {
    bench.replicated("a", "b", "c", "d", "e", "f", "g", "h");
    bench.source.remove(bench.from, "a");
    bench.dest.beforeWrite(
        bench.to,
        key -> {
          if (key.endsWith("/state.json")) {
            bench.source.remove(bench.from, "b");
          }
        });

    bench.script().with("RUN_ID", "run-2").run().endedWith(0);

    assertEquals(1, bench.status("run-2").get("deleted").asInt());
    Set<String> left = new HashSet<>(bench.dest.keys(bench.to));
    assertEquals(7, left.size(), left::toString);
    assertTrue(left.containsAll(bench.source.keys(bench.from)), left::toString);
  }

  @Test
  void two_spellings_of_an_accent_are_two_keys(Bench bench) throws Exception {
    bench.fill("e\u0301.txt", "dir-u\u0308/x");
    bench.dest.put(bench.to, "\u00e9.txt", "e\u0301.txt");
    bench.dest.put(bench.to, "dir-\u00fc/x", "dir-u\u0308/x");

    bench.script().run().endedWith(0);

    assertTrue(bench.dest.keys(bench.to).containsAll(bench.source.keys(bench.from)));
    assertEquals(4, bench.dest.keys(bench.to).size());
  }
}
