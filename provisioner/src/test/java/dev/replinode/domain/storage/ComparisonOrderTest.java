package dev.replinode.domain.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.storage.ComparisonResult.Difference;
import dev.replinode.domain.storage.ComparisonResult.Kind;
import dev.replinode.domain.storage.ComparisonResult.Tier;
import dev.replinode.domain.storage.ComparisonResult.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ComparisonOrderTest {
  private static final String NFC = "\u00e9";
  private static final String NFD = "e\u0301";
  private static final String EMOJI = "\ud83d\ude00";
  private static final String FULLWIDTH = "\uff46";

  /** A server that lists keys in the order that the test gives. */
  private static final class Scripted extends MemoryStore {
    private final List<String> keys;

    Scripted(List<String> keys) {
      this.keys = keys;
    }

    @Override
    public Iterable<ObjectSummary> list(String bucket, String prefix) {
      return keys.stream().map(key -> new ObjectSummary(key, 1, "e", LONG_AGO)).toList();
    }
  }

  private static ComparisonResult compare(List<String> source, List<String> dest) {
    return new Comparison(
            InstantSource.fixed(MemoryStore.LONG_AGO), ComparisonOptions.listing(), n -> {})
        .compare(
            new Comparison.Side(new Scripted(source), "src"),
            new Comparison.Side(new Scripted(dest), "dst"));
  }

  @Test
  void merges_in_the_order_of_utf_8_bytes_and_not_of_java_strings() {
    ComparisonResult result =
        compare(List.of("a", FULLWIDTH, EMOJI), List.of("a", NFD, FULLWIDTH, EMOJI));

    assertEquals(List.of(new Difference(NFD, Kind.EXTRA, false)), result.differences());
    assertEquals(Map.of(Tier.ETAG, 3L), result.tiers());
  }

  @Test
  void takes_composed_and_decomposed_letters_for_two_keys() {
    ComparisonResult result = compare(List.of(NFD), List.of(NFC));

    assertEquals(
        List.of(new Difference(NFD, Kind.MISSING, false), new Difference(NFC, Kind.EXTRA, false)),
        result.differences());
  }

  @Test
  void sorts_a_key_before_those_it_starts() {
    List<String> keys = List.of("a", "a\u0000", "a!", "a/", "a/b", "ab");

    assertEquals(Verdict.EQUAL, compare(keys, keys).verdict());
  }

  @Test
  void fails_when_the_order_is_that_of_java_strings() {
    List<String> wrong = List.of("a", EMOJI, FULLWIDTH);

    StorageException failure =
        assertThrows(StorageException.class, () -> compare(wrong, List.of("a")));

    assertEquals(StorageException.Kind.OTHER, failure.kind());
    assertEquals(
        "the server lists bucket src out of order (\""
            + FULLWIDTH
            + "\" after \""
            + EMOJI
            + "\"), so it cannot be compared",
        failure.getMessage());
  }

  @Test
  void fails_when_a_key_is_listed_twice_even_among_the_tools_own() {
    List<String> twice = List.of(".replinode/x", ".replinode/x");

    assertTrue(
        assertThrows(StorageException.class, () -> compare(List.of(), twice))
            .getMessage()
            .startsWith("the server lists bucket dst out of order"));
  }

  @Test
  void orders_any_two_keys_as_their_utf_8_bytes() {
    Random random = new Random(42);
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      keys.add(key(random));
    }
    List<String> byBytes = new ArrayList<>(keys);
    byBytes.sort(
        (a, b) ->
            Arrays.compareUnsigned(
                a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8)));

    keys.sort(KeyOrder.UTF8);

    assertEquals(byBytes, keys);
  }

  private static String key(Random random) {
    int[] alphabet = {'a', '/', 0x7f, 0xe9, 0x301, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xff46, 0xffff};
    int[] beyond = {0x10000, 0x1f600, 0x10ffff};
    StringBuilder key = new StringBuilder();
    for (int length = random.nextInt(5) + 1; length > 0; length--) {
      boolean far = random.nextInt(3) == 0;
      key.appendCodePoint(
          far ? beyond[random.nextInt(beyond.length)] : alphabet[random.nextInt(alphabet.length)]);
    }
    return key.toString();
  }
}
