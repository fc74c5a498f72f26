package dev.replinode.domain.replicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.fake.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplicatorNameTest {
  @ParameterizedTest
  @ValueSource(strings = {"ab", "a1", "media-dr", "a-b-c-1", "abcdefghijklmnopqrstu"})
  void names_within_the_rule_are_taken(String name) {
    assertEquals(name, new ReplicatorName(name).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "1a",
        "-a",
        "a-",
        "a--b",
        "Ab",
        "a_b",
        "a.b",
        "ä1",
        "a b",
        "abcdefghijklmnopqrstuv"
      })
  void names_outside_of_it_are_refused_with_a_sentence(String name) {
    var failure = assertThrows(IllegalArgumentException.class, () -> new ReplicatorName(name));

    assertTrue(
        failure.getMessage().startsWith("'" + name + "' is not a replicator name: "),
        failure.getMessage());
  }

  @Test
  void labels_and_tags_follow_from_the_name() {
    assertEquals("replinode-media-dr", Samples.NAME.label());
    assertEquals("replinode:media-dr", Samples.NAME.tag());
    assertEquals(
        "replinode-media-dr-source-1a2b3c", Samples.NAME.sourceKeyLabel("20261122T153000Z-1a2b3c"));
    assertEquals(
        "replinode-media-dr-dest-1a2b3c", Samples.NAME.destKeyLabel("20261122T153000Z-1a2b3c"));
    assertEquals("replinode-media-dr-read-", Samples.NAME.readKeyPrefix());
  }

  @ParameterizedTest
  @CsvSource({
    "media, media-dr, media-media-d",
    "assets-prod, assets-dr, assets-assets",
    "123, 456, b-b",
    "1.2.3, 9--9, b-b",
    "a--b, c..d, a-b-c-d",
    "9lives, 007bond, lives-bond",
    "abcde-fgh, abcdef-gh, abcde-abcdef",
    "a.b, c-d, a-b-c-d",
    "---, ..., b-b",
    "0-a, 0.0.z, a-z",
  })
  void a_name_is_derived_from_odd_bucket_names(String source, String dest, String stem) {
    BucketPair pair =
        new BucketPair(Samples.site(source, "jp-osa-1"), Samples.site(dest, "us-iad-1"));

    String name = ReplicatorName.of(pair).value();

    assertEquals(stem + "-" + pair.hash().substring(0, 6), name);
  }

  @Test
  void the_longest_derived_name_still_fits_every_label() {
    String longest = "a".repeat(63);
    ReplicatorName name =
        ReplicatorName.of(
            new BucketPair(Samples.site(longest, "jp-osa-1"), Samples.site(longest, "us-iad-1")));

    assertTrue(name.value().length() <= 21, name.value());
    assertTrue(name.label().length() <= 32, "the platform's limit for labels of firewalls");
    assertTrue(name.readKeyPrefix().length() + 13 <= 50, "the platform's limit for keys");
    assertTrue(name.tag().length() <= 50, "the platform's limit for tags");
  }
}
