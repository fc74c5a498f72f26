package dev.replinode.domain.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.storage.ComparisonOptions.Level;
import dev.replinode.domain.storage.ComparisonResult.Difference;
import dev.replinode.domain.storage.ComparisonResult.Kind;
import dev.replinode.domain.storage.ComparisonResult.Verdict;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What becomes of a comparison when objects change or requests fail between its steps. */
class ComparisonUnderWayTest {
  private final MemoryStore source = new MemoryStore().bucket("src").put("src", "k", "text");
  private final MemoryStore dest = new MemoryStore().bucket("dst").put("dst", "k", "text");

  private ComparisonResult compare(Level level) {
    return new Comparison(
            InstantSource.fixed(MemoryStore.LONG_AGO), ComparisonOptions.at(level), n -> {})
        .compare(new Comparison.Side(source, "src"), new Comparison.Side(dest, "dst"));
  }

  @Test
  void proves_nothing_when_no_listed_object_is_there_on_either_side() {
    source.onRequest(request -> source.delete("src", "k"));
    dest.onRequest(request -> dest.delete("dst", "k"));

    ComparisonResult result = compare(Level.METADATA);

    assertEquals(Verdict.INCONCLUSIVE, result.verdict());
    assertEquals(List.of(), result.differences());
  }

  @Test
  void is_inconclusive_when_a_listed_object_is_removed_from_the_source() {
    source.onRequest(request -> source.delete("src", "k"));

    ComparisonResult result = compare(Level.METADATA);

    assertEquals(Verdict.INCONCLUSIVE, result.verdict());
    assertEquals(List.of(new Difference("k", Kind.EXTRA, true)), result.differences());
  }

  @Test
  void is_inconclusive_when_an_object_is_removed_before_it_is_read() {
    dest.onRequest(
        request -> {
          if (request.startsWith("read")) {
            dest.delete("dst", "k");
          }
        });

    ComparisonResult result = compare(Level.CONTENT);

    assertEquals(List.of(new Difference("k", Kind.MISSING, true)), result.differences());
  }

  @Test
  void is_inconclusive_when_an_object_is_overwritten_while_it_is_read() {
    source.onRequest(
        request -> {
          if (request.startsWith("read")) {
            source.put("src", "k", "TEXT");
          }
        });

    ComparisonResult result = compare(Level.CONTENT);

    assertEquals(List.of(new Difference("k", Kind.CONTENT, true)), result.differences());
  }

  @Test
  void judges_by_the_headers_when_they_are_newer_than_the_listing() {
    dest.onRequest(request -> dest.put("dst", "k", "longer text"));

    assertEquals(
        List.of(new Difference("k", Kind.SIZE, false)), compare(Level.METADATA).differences());
  }

  @Test
  void passes_on_what_stopped_a_request() {
    StorageException busy = new StorageException(StorageException.Kind.BUSY, "busy");
    dest.onRequest(
        request -> {
          throw busy;
        });

    assertSame(busy, assertThrows(StorageException.class, () -> compare(Level.METADATA)));
  }

  @Test
  void leaves_no_listing_under_way_when_it_fails() throws InterruptedException {
    for (int i = 0; i < 50_000; i++) {
      source.put("src", "k" + i, "text");
    }
    dest.onRequest(
        request -> {
          throw new StorageException(StorageException.Kind.BUSY, "busy");
        });
    Set<Thread> before = listings();

    assertThrows(StorageException.class, () -> compare(Level.METADATA));

    for (Thread thread : listings()) {
      if (!before.contains(thread)) {
        thread.join(30_000);
        assertFalse(thread.isAlive(), "a listing is still read");
      }
    }
  }

  private static Set<Thread> listings() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("listing"))
        .collect(Collectors.toSet());
  }

  @Test
  void heeds_a_signal_before_each_piece_of_a_body() {
    List<String> done = new ArrayList<>();
    BodyReader<String> reader =
        new BodyReader<>() {
          @Override
          public void take(byte[] buffer, int length) {
            done.add("took " + length);
          }

          @Override
          public String result() {
            return "all";
          }
        };
    HeedingReader<String> heeding = new HeedingReader<>(reader, () -> done.add("heeded"));

    heeding.take(new byte[9], 7);
    heeding.take(new byte[9], 9);

    assertEquals(List.of("heeded", "took 7", "heeded", "took 9"), done);
    assertEquals("all", heeding.result());
  }

  @Test
  void ends_at_once_when_it_is_interrupted_and_keeps_the_flag() {
    Thread comparing = Thread.currentThread();
    source.onRequest(
        request -> {
          if (request.startsWith("head")) {
            comparing.interrupt();
          }
        });

    StorageException failure = assertThrows(StorageException.class, () -> compare(Level.METADATA));

    assertTrue(Thread.interrupted());
    assertEquals("the comparison was interrupted", failure.getMessage());
  }
}
