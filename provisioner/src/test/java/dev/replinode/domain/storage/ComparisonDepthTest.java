package dev.replinode.domain.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.replinode.domain.storage.ComparisonOptions.Level;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonDepthTest {
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

  @Nested
  class By_headers {
    private final ComparisonOptions metadata = ComparisonOptions.at(Level.METADATA);

    private void put(
        String bucket, String etag, Map<String, String> content, Map<String, String> user) {
      store.put(
          bucket, "k", "text", new ObjectHeaders(4, etag, MemoryStore.LONG_AGO, content, user));
    }

    @Test
    void finds_a_lost_content_header() {
      put("src", "e", Map.of("content-type", "a/b", "content-encoding", "gzip"), Map.of());
      put("dst", "e", Map.of("content-type", "a/b"), Map.of());

      ComparisonResult result = compare(metadata);

      assertEquals(List.of(new Difference("k", Kind.METADATA, false)), result.differences());
      assertEquals(Verdict.EQUAL, compare().verdict());
    }

    @Test
    void finds_another_value_of_a_content_header() {
      put("src", "e", Map.of("content-type", "text/html"), Map.of());
      put("dst", "e", Map.of("content-type", "text/plain"), Map.of());

      assertEquals(Map.of(Kind.METADATA, 1L), compare(metadata).counts());
    }

    @Test
    void finds_other_metadata_of_the_user_and_ignores_the_notes_of_rclone() {
      put("src", "e", Map.of(), Map.of("owner", "a"));
      put(
          "dst",
          "e",
          Map.of(),
          Map.of("owner", "a", "mtime", "1", "btime", "2026-11-01T00:00:00Z", "md5chksum", "x"));
      assertEquals(Verdict.EQUAL, compare(metadata).verdict());

      put("dst", "e", Map.of(), Map.of("owner", "b"));
      assertEquals(Map.of(Kind.METADATA, 1L), compare(metadata).counts());
    }

    @Test
    void takes_white_space_after_a_semicolon_for_nothing() {
      put("src", "e", Map.of("content-type", "text/html; charset=utf-8"), Map.of());
      put("dst", "e", Map.of("content-type", "text/html;charset=utf-8"), Map.of());

      assertEquals(Verdict.EQUAL, compare(metadata).verdict());
    }

    @Test
    void proves_an_upload_in_parts_by_the_md5_that_rclone_left() {
      String md5 = "1cb251ec0d568de6a929b520c4aed8d1"; // of "text"
      put("src", md5, Map.of(), Map.of());
      put("dst", PARTS, Map.of(), Map.of("md5chksum", "HLJR7A1WjeapKbUgxK7Y0Q=="));
      assertEquals(Map.of(Tier.MD5, 1L), compare(metadata).tiers());

      put("dst", PARTS, Map.of(), Map.of("md5chksum", "AAAAAAAAAAAAAAAAAAAAAA=="));
      assertEquals(Map.of(Kind.ETAG, 1L), compare(metadata).counts());
    }

    @ParameterizedTest
    @ValueSource(strings = {"not base64!", "AAAA", ""})
    void reads_the_bytes_where_the_note_is_no_md5(String note) {
      put("src", "1cb251ec0d568de6a929b520c4aed8d1", Map.of(), Map.of());
      put("dst", PARTS, Map.of(), Map.of("md5chksum", note));

      assertEquals(Map.of(Tier.CONTENT, 1L), compare(metadata).tiers(), "so small that it is read");
    }

    @Test
    void asks_about_no_object_that_the_listings_settle() {
      store.put("src", "etag", "x").put("dst", "etag", "y");
      store.put("src", "size", "x").put("dst", "size", "yy");
      store.put("src", "missing", "x");

      compare(metadata);

      assertEquals(0, store.requests());
    }
  }

  @Nested
  class By_content {
    private final ComparisonOptions content = ComparisonOptions.at(Level.CONTENT);

    @Test
    void finds_other_bytes_behind_the_same_etag() {
      ObjectHeaders lie = new ObjectHeaders(4, PARTS, MemoryStore.LONG_AGO, Map.of(), Map.of());
      store.put("src", "k", "good", lie).put("dst", "k", "evil", lie);

      ComparisonResult result = compare(content);

      assertEquals(List.of(new Difference("k", Kind.CONTENT, false)), result.differences());
      assertEquals(Verdict.EQUAL, compare().verdict());
    }

    @Test
    void finds_the_same_bytes_behind_other_etags() {
      ObjectHeaders other =
          new ObjectHeaders(4, "f".repeat(32), MemoryStore.LONG_AGO, Map.of(), Map.of());
      store.put("src", "k", "good").put("dst", "k", "good", other);

      ComparisonResult result = compare(content);

      assertEquals(Verdict.EQUAL, result.verdict());
      assertEquals(Map.of(Tier.CONTENT, 1L), result.tiers());
    }

    @Test
    void looks_at_headers_too() {
      store.put("src", "k", "x", Map.of("cache-control", "no-store"));
      store.put("dst", "k", "x");

      assertEquals(Map.of(Kind.METADATA, 1L), compare(content).counts());
    }

    @Test
    void keeps_the_order_of_thousands_of_keys_read_on_many_lanes() {
      List<String> wrong = new ArrayList<>();
      for (int i = 10_000; i < 12_500; i++) {
        String key = "k" + i;
        store.put("src", key, "text " + i);
        boolean broken = i % 100 == 0;
        store.put("dst", key, broken ? "tEXT " + i : "text " + i);
        if (broken) {
          wrong.add(key);
        }
      }

      ComparisonResult result = compare(content);

      assertEquals(wrong, result.differences().stream().map(Difference::key).toList());
      assertEquals(2_475, result.tiers().get(Tier.CONTENT));
      assertEquals(new Totals(2_500, 25_000), result.dest());
    }
  }
}
