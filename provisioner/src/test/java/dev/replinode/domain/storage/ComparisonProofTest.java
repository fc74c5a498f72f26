package dev.replinode.domain.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.storage.ComparisonOptions.Level;
import dev.replinode.domain.storage.ComparisonResult.Kind;
import dev.replinode.domain.storage.ComparisonResult.Tier;
import dev.replinode.domain.storage.ComparisonResult.Verdict;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** By which proof two copies count as equal when their ETags say nothing, and what disproves it. */
class ComparisonProofTest {
  private static final String TEXT = "0123456789".repeat(60_000);
  private static final long FIRST = 256 * 1024;
  private static final long SECOND = 200 * 1024;
  private static final long SAMPLE = 64 * 1024;

  private final MemoryStore store = new MemoryStore().bucket("src").bucket("dst");
  private final List<Finding> findings = new ArrayList<>();

  private ComparisonResult compare(Level level) {
    return compare(ComparisonOptions.at(level));
  }

  private ComparisonResult compare(ComparisonOptions options) {
    findings.clear();
    return new Comparison(() -> MemoryStore.LONG_AGO, options, n -> {}, findings::add)
        .compare(new Comparison.Side(store, "src"), new Comparison.Side(store, "dst"));
  }

  private void put(String bucket, String text, String etag) {
    store.put(
        bucket,
        "k",
        text,
        new ObjectHeaders(text.length(), etag, MemoryStore.LONG_AGO, Map.of(), Map.of()));
  }

  private static String etag(String text, Long... sizes) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream sums = new ByteArrayOutputStream();
    int from = 0;
    for (long size : sizes) {
      int to = (int) Math.min(bytes.length, from + size);
      sums.writeBytes(
          HexFormat.of().parseHex(MemoryStore.hex("MD5", Arrays.copyOfRange(bytes, from, to))));
      from = to;
    }
    return MemoryStore.hex("MD5", sums.toByteArray()) + "-" + sizes.length;
  }

  @Nested
  class Parts {
    @Test
    void of_equal_sizes_that_the_server_remembers_rebuild_the_etag() {
      put("src", TEXT, etag(TEXT, SECOND, SECOND, SECOND));
      put("dst", TEXT, etag(TEXT, FIRST, FIRST, FIRST));
      store.parts("dst", "k", FIRST, FIRST, TEXT.length() - 2 * FIRST);

      assertEquals(Map.of(Tier.PARTS, 1L), compare(Level.CONTENT).tiers());
    }

    @Test
    void of_any_sizes_that_the_server_remembers_rebuild_the_etag() {
      Long[] sizes = {100L, 200L, TEXT.length() - 300L};
      put("src", TEXT, etag(TEXT, FIRST, FIRST, FIRST));
      put("dst", TEXT, etag(TEXT, sizes));
      store.parts("dst", "k", sizes);

      assertEquals(Map.of(Tier.PARTS, 1L), compare(Level.CONTENT).tiers());
    }

    @Test
    void of_which_one_is_said_to_be_empty_are_not_believed() {
      put("src", TEXT, etag(TEXT, FIRST, FIRST, FIRST));
      put("dst", TEXT, etag(TEXT, 100L, 200L, TEXT.length() - 300L));
      store.parts("dst", "k", 100L, 200L, 0L);

      assertEquals(Map.of(Tier.CONTENT, 1L), compare(Level.CONTENT).tiers());
    }

    @Test
    void of_another_number_than_the_etag_says_are_not_believed() {
      put("src", TEXT, etag(TEXT, SECOND, SECOND, SECOND));
      put("dst", TEXT, etag(TEXT, FIRST, FIRST, FIRST));
      store.parts("dst", "k", FIRST, (long) TEXT.length() - FIRST);

      assertEquals(Map.of(Tier.CONTENT, 1L), compare(Level.CONTENT).tiers());
    }

    @Test
    void of_usual_sizes_are_found_without_the_servers_help() {
      String large = "0123456789abcdef".repeat(800_000);
      long part = 5L << 20;
      put("src", large, MemoryStore.hex("MD5", large.getBytes(StandardCharsets.UTF_8)) + "-1");
      put("dst", large, etag(large, part, part, part));

      assertEquals(Map.of(Tier.PARTS, 1L), compare(Level.CONTENT).tiers());
    }

    @Test
    void an_upload_in_one_piece_is_its_own_proof() {
      put("src", TEXT, MemoryStore.hex("MD5", TEXT.getBytes(StandardCharsets.UTF_8)));
      put("dst", TEXT, etag(TEXT, 100L, 200L, 700_000L));

      assertEquals(Map.of(Tier.PARTS, 1L), compare(Level.CONTENT).tiers());
    }

    @Test
    void that_nobody_knows_are_settled_by_reading_both_copies() {
      put("src", TEXT, etag(TEXT, FIRST, FIRST, FIRST));
      put("dst", TEXT, etag(TEXT, 100L, 200L, 700_000L));

      assertEquals(Map.of(Tier.CONTENT, 1L), compare(Level.CONTENT).tiers());
    }

    @Test
    void with_one_other_byte_are_other_content() {
      String other = TEXT.substring(0, 400_000) + "x" + TEXT.substring(400_001);
      put("src", TEXT, etag(TEXT, SECOND, SECOND, SECOND));
      put("dst", other, etag(other, FIRST, FIRST, FIRST));
      store.parts("dst", "k", FIRST, FIRST, TEXT.length() - 2 * FIRST);

      ComparisonResult result = compare(Level.CONTENT);

      assertEquals(Map.of(Kind.CONTENT, 1L), result.counts());
      assertEquals(Verdict.DIFFERENT, result.verdict());
    }
  }

  @Nested
  class A_sample {
    @Test
    void stands_for_a_large_object_whose_etags_say_nothing() {
      put("src", TEXT, etag(TEXT, FIRST, FIRST, FIRST));
      put("dst", TEXT, etag(TEXT, SECOND, SECOND, SECOND));

      assertEquals(Map.of(Tier.SAMPLE, 1L), compare(Level.METADATA).tiers());
      assertEquals(Map.of(Tier.SIZE, 1L), compare(Level.LISTING).tiers());
    }

    @Test
    void is_the_beginning_the_end_and_two_places_between() {
      put("src", TEXT, etag(TEXT, FIRST, FIRST, FIRST));
      put("dst", TEXT, etag(TEXT, SECOND, SECOND, SECOND));
      List<ByteRange> read = store.ranges();

      compare(Level.METADATA);

      long end = TEXT.length() - SAMPLE;
      List<ByteRange> ofOne = read.stream().distinct().toList();
      assertEquals(8, read.size(), "each of both copies");
      assertEquals(new ByteRange(0, SAMPLE), ofOne.get(0));
      assertEquals(new ByteRange(end, SAMPLE), ofOne.get(1));
      assertEquals(4, ofOne.size());
      assertTrue(ofOne.stream().allMatch(range -> range.first() <= end));
    }

    @Test
    void of_an_object_no_larger_than_itself_is_all_of_it() {
      String small = TEXT.substring(0, (int) (4 * SAMPLE));
      put("src", small, etag(small, 100_000L, 100_000L, 100_000L));
      put("dst", small, etag(small, 90_000L, 90_000L, 90_000L));

      assertEquals(Map.of(Tier.CONTENT, 1L), compare(Level.METADATA).tiers());

      put("src", small + "x", etag(small + "x", 100_000L, 100_000L, 100_000L));
      put("dst", small + "x", etag(small + "x", 90_000L, 90_000L, 90_000L));

      assertEquals(Map.of(Tier.SAMPLE, 1L), compare(Level.METADATA).tiers());
    }

    @Test
    void finds_another_end() {
      put("src", TEXT, etag(TEXT, FIRST, FIRST, FIRST));
      put("dst", TEXT.substring(1) + "x", etag(TEXT, SECOND, SECOND, SECOND));

      assertEquals(Map.of(Kind.CONTENT, 1L), compare(Level.METADATA).counts());
    }
  }

  @Nested
  class Grants {
    @Test
    void that_are_not_the_same_are_a_difference_of_metadata() {
      store.put("src", "k", "x").put("dst", "k", "x");
      store.acl("src", "k", "owner:FULL_CONTROL", "AllUsers:READ");

      ComparisonResult result = compare(Level.METADATA);

      assertEquals(Map.of(Kind.METADATA, 1L), result.counts());
      assertEquals(
          List.of(
              new Mismatch(
                  "acl",
                  Optional.of("AllUsers:READ, owner:FULL_CONTROL"),
                  Optional.of("owner:FULL_CONTROL"))),
          findings.get(0).mismatches());
      assertEquals(Verdict.EQUAL, compare(Level.LISTING).verdict());
    }

    @Test
    void that_may_not_be_read_are_counted_and_asked_for_a_few_times() {
      for (int i = 0; i < 15; i++) {
        store.put("src", "k" + i, "x").put("dst", "k" + i, "x");
      }
      store.onRequest(
          request -> {
            if (request.startsWith("acl")) {
              throw new StorageException(StorageException.Kind.ACCESS_DENIED, "no");
            }
          });

      ComparisonResult result = compare(new ComparisonOptions(Level.METADATA, false, 9, 1, 0));

      assertEquals(Verdict.EQUAL, result.verdict());
      assertEquals(15, result.aclsUnread());
      assertEquals(2 * 15 + 10, store.requests());
    }

    @Test
    void of_one_object_that_may_not_be_read_leave_the_others_compared() {
      for (int i = 0; i < 30; i++) {
        store.put("src", "k" + i, "x").put("dst", "k" + i, "x");
      }
      store.acl("src", "k9", "owner:FULL_CONTROL", "AllUsers:READ");
      store.onRequest(
          request -> {
            if (request.startsWith("acl") && !request.endsWith("/k0") && !request.endsWith("9")) {
              throw new StorageException(StorageException.Kind.ACCESS_DENIED, "no");
            }
          });

      ComparisonResult result = compare(new ComparisonOptions(Level.METADATA, false, 9, 1, 0));

      assertEquals(Map.of(Kind.METADATA, 1L), result.counts());
      assertEquals(26, result.aclsUnread());
    }

    @Test
    void of_an_object_that_was_removed_meanwhile_are_no_settled_difference() {
      store.put("src", "k", "x").put("dst", "k", "x");
      store.onRequest(
          request -> {
            if (request.equals("acl src/k")) {
              store.delete("src", "k");
            }
          });

      ComparisonResult result = compare(Level.METADATA);

      assertEquals(Verdict.INCONCLUSIVE, result.verdict());
      assertEquals(Map.of(Kind.EXTRA, 1L), result.counts());
    }

    @Test
    void are_not_reached_by_an_object_that_became_shorter_while_it_was_sampled() {
      String text = "x".repeat(300_000);
      ObjectHeaders a =
          new ObjectHeaders(300_000, "01-2", MemoryStore.LONG_AGO, Map.of(), Map.of());
      ObjectHeaders b =
          new ObjectHeaders(300_000, "02-3", MemoryStore.LONG_AGO, Map.of(), Map.of());
      store.put("src", "k", text, a).put("dst", "k", text, b);
      store.onRequest(
          request -> {
            if (request.equals("read dst/k")) {
              store.put("src", "k", "short");
            }
          });

      ComparisonResult result = compare(Level.METADATA);

      assertEquals(Verdict.INCONCLUSIVE, result.verdict());
      assertEquals(Map.of(Kind.SIZE, 1L), result.counts());
    }
  }
}
