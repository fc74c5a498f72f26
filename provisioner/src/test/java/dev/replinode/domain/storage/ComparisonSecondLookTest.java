package dev.replinode.domain.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.storage.ComparisonResult.Kind;
import dev.replinode.domain.storage.ComparisonResult.Tier;
import dev.replinode.domain.storage.ComparisonResult.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A difference is looked at once more before it counts, at most so many times. */
class ComparisonSecondLookTest {
  private static final int MANY = 40;

  private final MemoryStore store = new MemoryStore().bucket("src").bucket("dst");
  private final List<Finding> findings = new ArrayList<>();

  private ComparisonResult compare(int looks) {
    ComparisonOptions options = ComparisonOptions.listing().lookingAgain(looks);
    return new Comparison(() -> MemoryStore.LONG_AGO, options, n -> {}, findings::add)
        .compare(new Comparison.Side(store, "src"), new Comparison.Side(store, "dst"));
  }

  private void refusing(StorageException.Kind kind) {
    store.onRequest(
        request -> {
          throw new StorageException(kind, "no");
        });
  }

  @Test
  void keeps_a_difference_that_is_still_there() {
    store.put("src", "missing", "x").put("dst", "extra", "x");
    store.put("src", "other", "x").put("dst", "other", "y");

    ComparisonResult result = compare(10);

    assertEquals(Verdict.DIFFERENT, result.verdict());
    assertEquals(Map.of(Kind.MISSING, 1L, Kind.EXTRA, 1L, Kind.ETAG, 1L), result.counts());
    assertTrue(findings.stream().noneMatch(Finding::changing));
  }

  @Test
  void finds_a_copy_that_arrived_after_the_listing_and_marks_it() {
    store.put("src", "k", "x");
    store.onRequest(request -> store.put("dst", "k", "x"));

    ComparisonResult result = compare(10);

    assertEquals(Verdict.EQUAL, result.verdict());
    assertEquals(Map.of(Tier.ETAG, 1L), result.tiers());
    assertTrue(findings.get(0).changing());
  }

  @Test
  void takes_a_copy_that_is_being_written_for_no_settled_difference() {
    store.put("src", "k", "x").put("dst", "k", "old");
    store.onRequest(request -> store.put("dst", "k", "older"));

    ComparisonResult result = compare(10);

    assertEquals(Verdict.INCONCLUSIVE, result.verdict());
    assertEquals(Map.of(Kind.SIZE, 1L), result.counts());
  }

  @Test
  void names_the_side_that_an_object_went_from() {
    store.put("src", "k", "x").put("dst", "k", "y");
    store.onRequest(request -> store.delete("src", "k"));

    ComparisonResult result = compare(10);

    assertEquals(Verdict.INCONCLUSIVE, result.verdict());
    assertEquals(Map.of(Kind.EXTRA, 1L), result.counts());
  }

  @Test
  void drops_an_object_that_went_from_both_buckets() {
    store.put("src", "k", "x");
    store.onRequest(request -> store.delete("src", "k"));

    ComparisonResult result = compare(10);

    assertEquals(Verdict.EQUAL, result.verdict());
    assertEquals(Optional.empty(), findings.get(0).kind());
  }

  @ParameterizedTest
  @EnumSource(
      value = StorageException.Kind.class,
      names = {"ACCESS_DENIED", "OTHER"})
  void that_is_refused_leaves_what_the_listings_said(StorageException.Kind kind) {
    store.put("src", "k", "x");
    refusing(kind);

    ComparisonResult result = compare(10);

    assertEquals(Verdict.DIFFERENT, result.verdict());
    assertEquals(Map.of(Kind.MISSING, 1L), result.counts());
  }

  @Test
  void that_fails_ends_the_comparison() {
    store.put("src", "k", "x");
    refusing(StorageException.Kind.BUSY);

    assertSame(
        StorageException.Kind.BUSY, assertThrows(StorageException.class, () -> compare(10)).kind());
  }

  @Test
  void is_not_taken_at_more_than_the_given_number() {
    missing(MANY);

    assertEquals(MANY, compare(10).count(Kind.MISSING));
    assertEquals(10 * 2, store.requests());
  }

  @Test
  void is_no_longer_taken_when_enough_have_confirmed_the_first() {
    missing(1_000);

    assertEquals(1_000, compare(1_000).count(Kind.MISSING));
    int looks = store.requests() / 2;
    assertTrue(
        looks >= 20 && looks <= 20 + 5 * 16, () -> looks + " looks: 20, and what was under way");
  }

  @Test
  void is_no_longer_taken_when_many_are_refused_and_none_is_answered() {
    missing(1_000);
    refusing(StorageException.Kind.OTHER);

    assertEquals(1_000, compare(1_000).count(Kind.MISSING));
    int looks = store.requests();
    assertTrue(
        looks >= 20 && looks <= 20 + 5 * 16, () -> looks + " looks: 20, and what was under way");
  }

  private void missing(int objects) {
    for (int i = 0; i < objects; i++) {
      store.put("src", "k" + i, "x");
    }
  }
}
