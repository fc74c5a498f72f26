package dev.replinode.domain.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.replinode.domain.storage.ComparisonResult.Difference;
import dev.replinode.domain.storage.ComparisonResult.Kind;
import dev.replinode.domain.storage.ComparisonResult.Tier;
import dev.replinode.domain.storage.ComparisonResult.Totals;
import dev.replinode.domain.storage.ComparisonResult.Verdict;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final Instant START = Instant.parse("2026-06-01T12:00:00Z");
  private static final String PARTS = "0123456789abcdef0123456789abcdef-3";

  private final MemoryStore store = new MemoryStore().bucket("src").bucket("dst");

  private ComparisonResult compare(ComparisonOptions options) {
    return new Comparison(InstantSource.fixed(START), options, n -> {})
        .compare(new Comparison.Side(store, "src"), new Comparison.Side(store, "dst"));
  }

  private ComparisonResult compare() {
    return compare(ComparisonOptions.listing());
  }

  private void putListed(String bucket, String key, long size, String etag, Instant written) {
    store.put(bucket, key, "", new ObjectHeaders(size, etag, written, Map.of(), Map.of()));
  }

  private void both(String key, String text) {
    store.put("src", key, text).put("dst", key, text);
  }

  @Nested
  class Of_two_listings {
    @Test
    void finds_two_empty_buckets_equal_with_no_objects() {
      ComparisonResult result = compare();

      assertEquals(Verdict.EQUAL, result.verdict());
      assertEquals(new Totals(0, 0), result.source());
      assertEquals(new Totals(0, 0), result.dest());
      assertEquals(Map.of(), result.tiers());
    }

    @Test
    void finds_equal_etags_equal_and_counts_objects_and_bytes() {
      both("a", "one");
      both("b", "three");

      ComparisonResult result = compare();

      assertEquals(Verdict.EQUAL, result.verdict());
      assertEquals(new Totals(2, 8), result.source());
      assertEquals(Map.of(Tier.ETAG, 2L), result.tiers());
      assertEquals(List.of(), result.differences());
      assertEquals(0, store.requests());
    }

    @Test
    void names_what_is_missing_extra_or_of_other_size_or_etag_in_the_order_of_keys() {
      store.put("src", "b-missing", "x");
      store.put("src", "c-size", "xx").put("dst", "c-size", "x");
      store.put("src", "d-etag", "x").put("dst", "d-etag", "y");
      store.put("dst", "a-extra", "x").put("dst", "e-extra", "x");
      both("same", "x");

      ComparisonResult result = compare();

      assertEquals(Verdict.DIFFERENT, result.verdict());
      assertEquals(
          List.of(
              new Difference("a-extra", Kind.EXTRA, false),
              new Difference("b-missing", Kind.MISSING, false),
              new Difference("c-size", Kind.SIZE, false),
              new Difference("d-etag", Kind.ETAG, false),
              new Difference("e-extra", Kind.EXTRA, false)),
          result.differences());
      assertEquals(
          Map.of(Kind.MISSING, 1L, Kind.EXTRA, 2L, Kind.SIZE, 1L, Kind.ETAG, 1L), result.counts());
      assertEquals(5, result.differenceCount());
      assertEquals(new Totals(4, 5), result.source());
      assertEquals(new Totals(5, 5), result.dest());
    }

    @Test
    void finds_one_side_empty_different() {
      store.put("src", "a", "x");
      assertEquals(1, compare().count(Kind.MISSING));

      store.put("dst", "b", "x");
      store.delete("src", "a");
      assertEquals(Map.of(Kind.EXTRA, 1L), compare().counts());
    }

    @Test
    void says_size_where_an_upload_in_parts_leaves_nothing_else_to_compare() {
      putListed("src", "one-side", 7, PARTS, MemoryStore.LONG_AGO);
      store.put("dst", "one-side", "1234567");
      putListed("src", "other-parts", 7, PARTS, MemoryStore.LONG_AGO);
      putListed("dst", "other-parts", 7, PARTS.replace("-3", "-9"), MemoryStore.LONG_AGO);
      putListed("src", "same-parts", 7, PARTS, MemoryStore.LONG_AGO);
      putListed("dst", "same-parts", 7, PARTS, MemoryStore.LONG_AGO);
      putListed("src", "untold", 7, "", MemoryStore.LONG_AGO);
      putListed("dst", "untold", 7, "", MemoryStore.LONG_AGO);

      ComparisonResult result = compare();

      assertEquals(Verdict.EQUAL, result.verdict());
      assertEquals(Map.of(Tier.SIZE, 3L, Tier.ETAG, 1L), result.tiers());
    }

    @Test
    void leaves_the_tools_own_objects_out_on_both_sides() {
      store.put("src", ".replinode/state.json", "x");
      store.put("dst", ".replinode/runs/1/status.json", "yy");
      both(".replinode", "a file of the user");
      store.put("src", "sub/.replinode/x", "the user's too");

      ComparisonResult result = compare();

      assertEquals(
          List.of(new Difference("sub/.replinode/x", Kind.MISSING, false)), result.differences());
      assertEquals(1, result.dest().objects());
    }

    @Test
    void counts_extras_without_holding_them_against_a_copy() {
      both("a", "x");
      store.put("dst", "old", "x");

      ComparisonResult result = compare(ComparisonOptions.listing().allowingExtras());

      assertEquals(Verdict.EQUAL, result.verdict());
      assertEquals(1, result.count(Kind.EXTRA));
      assertEquals(List.of(), result.differences());
    }

    @Test
    void keeps_no_more_differences_than_asked_for_and_counts_all() {
      for (int i = 0; i < 5_000; i++) {
        store.put("src", "k" + i, "x");
      }

      ComparisonResult result = compare(ComparisonOptions.listing().keeping(3));

      assertEquals(
          List.of("k0", "k1", "k10"), result.differences().stream().map(Difference::key).toList());
      assertEquals(5_000, result.differenceCount());
    }

    @Test
    void tells_progress_after_each_object() {
      both("a", "x");
      store.put("src", "b", "x").put("dst", "c", "x");
      List<Long> seen = new ArrayList<>();

      new Comparison(InstantSource.fixed(START), ComparisonOptions.listing(), seen::add)
          .compare(new Comparison.Side(store, "src"), new Comparison.Side(store, "dst"));

      assertEquals(List.of(1L, 2L, 3L), seen);
    }

    @Test
    void passes_on_that_a_bucket_is_not_there() {
      Comparison comparison =
          new Comparison(InstantSource.fixed(START), ComparisonOptions.listing(), n -> {});
      Comparison.Side source = new Comparison.Side(store, "src");
      Comparison.Side absent = new Comparison.Side(store, "absent");

      StorageException failure =
          assertThrows(StorageException.class, () -> comparison.compare(source, absent));

      assertEquals(StorageException.Kind.NO_SUCH_BUCKET, failure.kind());
    }
  }

  @Nested
  class While_somebody_writes {
    private final Instant later = START.plusMillis(1);

    @Test
    void is_inconclusive_when_only_newer_objects_differ() {
      both("a", "x");
      putListed("src", "new", 1, "e", later);
      putListed("src", "rewritten", 1, "e", later);
      putListed("dst", "rewritten", 2, "f", MemoryStore.LONG_AGO);
      putListed("dst", "zz", 1, "e", later);

      ComparisonResult result = compare();

      assertEquals(Verdict.INCONCLUSIVE, result.verdict());
      assertEquals(
          List.of(
              new Difference("new", Kind.MISSING, true),
              new Difference("rewritten", Kind.SIZE, true),
              new Difference("zz", Kind.EXTRA, true)),
          result.differences());
    }

    @Test
    void is_different_as_soon_as_one_settled_object_differs() {
      putListed("src", "new", 1, "e", later);
      putListed("src", "old", 1, "e", START);

      assertEquals(Verdict.DIFFERENT, compare().verdict());
    }

    @Test
    void is_equal_when_the_newer_objects_are_equal() {
      putListed("src", "new", 1, "e", later);
      putListed("dst", "new", 1, "e", later);

      assertEquals(Verdict.EQUAL, compare().verdict());
    }
  }
}
