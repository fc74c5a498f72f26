package dev.replinode.domain.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.storage.ComparisonOptions.Level;
import dev.replinode.domain.storage.ComparisonResult.Kind;
import dev.replinode.domain.storage.ComparisonResult.Tier;
import dev.replinode.domain.storage.ComparisonResult.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Servers that show some objects and not others. */
class ComparisonRefusedTest {
  private final MemoryStore store = new MemoryStore().bucket("src").bucket("dst");
  private final List<Finding> findings = new ArrayList<>();

  private ComparisonResult compare(Level level) {
    ComparisonOptions options = new ComparisonOptions(level, false, 9, 1, 0);
    return new Comparison(() -> MemoryStore.LONG_AGO, options, n -> {}, findings::add)
        .compare(new Comparison.Side(store, "src"), new Comparison.Side(store, "dst"));
  }

  private void both(int objects) {
    for (int i = 0; i < objects; i++) {
      store.put("src", "k" + i, "x").put("dst", "k" + i, "x");
    }
  }

  private void refuse(StorageException.Kind kind, Predicate<String> requests) {
    store.onRequest(
        request -> {
          if (requests.test(request)) {
            throw new StorageException(kind, "no to this one");
          }
        });
  }

  @ParameterizedTest
  @EnumSource(
      value = StorageException.Kind.class,
      names = {"ACCESS_DENIED", "OTHER"})
  void an_object_that_is_refused_is_named_and_the_others_are_compared(StorageException.Kind kind) {
    both(3);
    refuse(kind, request -> request.equals("head src/k1"));

    ComparisonResult result = compare(Level.METADATA);

    assertEquals(Verdict.INCONCLUSIVE, result.verdict());
    assertEquals(1, result.objectsUnread());
    assertEquals(Map.of(Tier.ETAG, 2L), result.tiers());
    assertEquals(Map.of(), result.counts());
    assertEquals("k1", findings.get(1).key());
    assertEquals(Optional.of("no to this one"), findings.get(1).unread());
  }

  @Test
  void bytes_that_are_refused_are_unread_too() {
    both(3);
    refuse(StorageException.Kind.OTHER, request -> request.equals("read dst/k2"));

    ComparisonResult result = compare(Level.CONTENT);

    assertEquals(1, result.objectsUnread());
    assertEquals(Map.of(Tier.CONTENT, 2L), result.tiers());
  }

  @Test
  void a_settled_difference_stays_one_beside_an_object_that_is_refused() {
    both(2);
    store.put("src", "missing", "x");
    refuse(StorageException.Kind.OTHER, request -> request.equals("head src/k1"));

    ComparisonResult result = compare(Level.METADATA);

    assertEquals(Verdict.DIFFERENT, result.verdict());
    assertEquals(Map.of(Kind.MISSING, 1L), result.counts());
    assertEquals(1, result.objectsUnread());
  }

  @Test
  void a_server_that_refuses_all_is_given_up_after_a_few() {
    both(500);
    refuse(StorageException.Kind.OTHER, request -> true);

    StorageException failure = assertThrows(StorageException.class, () -> compare(Level.METADATA));

    assertEquals("no to this one", failure.getMessage());
    assertTrue(store.requests() < 50, () -> store.requests() + " requests");
  }

  @Test
  void many_refusals_are_a_matter_of_the_objects_once_one_was_shown() {
    both(60);
    refuse(StorageException.Kind.ACCESS_DENIED, request -> !request.endsWith("/k0"));

    ComparisonResult result = compare(Level.METADATA);

    assertEquals(Verdict.INCONCLUSIVE, result.verdict());
    assertEquals(59, result.objectsUnread());
  }

  @Test
  void a_key_that_may_read_nothing_is_not_allowed_to_read_however_few_there_are() {
    both(3);
    refuse(StorageException.Kind.ACCESS_DENIED, request -> true);

    StorageException failure = assertThrows(StorageException.class, () -> compare(Level.METADATA));

    assertEquals(StorageException.Kind.ACCESS_DENIED, failure.kind());
  }

  @Test
  void objects_that_all_are_refused_for_what_they_are_get_named() {
    both(3);
    refuse(StorageException.Kind.OTHER, request -> true);

    ComparisonResult result = compare(Level.METADATA);

    assertEquals(Verdict.INCONCLUSIVE, result.verdict());
    assertEquals(3, result.objectsUnread());
  }

  @ParameterizedTest
  @EnumSource(
      value = StorageException.Kind.class,
      names = {"ACCESS_DENIED", "OTHER"},
      mode = EnumSource.Mode.EXCLUDE)
  void a_failure_that_is_no_refusal_of_the_object_ends_it(StorageException.Kind kind) {
    both(3);
    refuse(kind, request -> request.equals("head src/k1"));

    assertEquals(kind, assertThrows(StorageException.class, () -> compare(Level.METADATA)).kind());
  }
}
