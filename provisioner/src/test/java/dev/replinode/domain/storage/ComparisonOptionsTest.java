package dev.replinode.domain.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.replinode.domain.storage.ComparisonOptions.Level;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a comparison may be asked for, and pieces of objects. */
class ComparisonOptionsTest {
  @ParameterizedTest
  @CsvSource({"0, 1, 0", "1, 256, 1"})
  void numbers_in_range_are_taken(int differences, int lanes, int looks) {
    ComparisonOptions options =
        new ComparisonOptions(Level.LISTING, false, differences, lanes, looks);

    assertEquals(lanes, options.lanes());
  }

  @ParameterizedTest
  @CsvSource({"-1, 1, 0", "0, 0, 0", "0, 257, 0", "0, 1, -1"})
  void numbers_out_of_range_are_refused(int differences, int lanes, int looks) {
    assertThrows(
        IllegalArgumentException.class,
        () -> new ComparisonOptions(Level.LISTING, false, differences, lanes, looks));
  }

  @Test
  void extras_that_are_allowed_are_counted_and_do_not_count() {
    MemoryStore store = new MemoryStore().bucket("src").bucket("dst");
    store.put("dst", "a", "x").put("dst", "b", "x").put("src", "c", "x");
    ComparisonOptions options = new ComparisonOptions(Level.LISTING, true, 9, 1, 0);

    ComparisonResult result =
        new Comparison(() -> MemoryStore.LONG_AGO, options, n -> {})
            .compare(new Comparison.Side(store, "src"), new Comparison.Side(store, "dst"));

    assertEquals(2, result.allowedExtras());
    assertEquals(
        Map.of(ComparisonResult.Kind.EXTRA, 2L, ComparisonResult.Kind.MISSING, 1L),
        result.counts());
    assertEquals(3, result.differenceCount());
    assertEquals(1, result.countedDifferences());
  }

  @Test
  void a_piece_of_an_object_has_at_least_one_byte() {
    assertEquals(0, new ByteRange(0, 1).last());
    assertEquals(14, new ByteRange(5, 10).last());
    assertThrows(IllegalArgumentException.class, () -> new ByteRange(0, 0));
    assertThrows(IllegalArgumentException.class, () -> new ByteRange(-1, 1));
  }
}
