package dev.replinode.domain.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BucketRefTest {
  private static String refusal(String text) {
    return assertThrows(IllegalArgumentException.class, () -> BucketRef.parse(text)).getMessage();
  }

  @Test
  void reads_bucket_and_region_and_prints_them_the_same_way() {
    BucketRef ref = BucketRef.parse("media@jp-osa-1");

    assertEquals(new BucketRef("media", "jp-osa-1"), ref);
    assertEquals("media@jp-osa-1", ref.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "a-b.c-9", "123", "a--b", "media.example.com"})
  void takes_every_bucket_name_that_s3_has(String bucket) {
    assertEquals(bucket, BucketRef.parse(bucket + "@us-ord").bucket());
  }

  @Test
  void takes_a_bucket_name_of_63_letters_and_not_of_64() {
    String longest = "a".repeat(63);

    assertEquals(longest, new BucketRef(longest, "us-ord").bucket());
    assertThrows(IllegalArgumentException.class, () -> new BucketRef(longest + "a", "us-ord"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"media", "", "a@b@c", "s3://media/x"})
  void says_which_form_it_wants(String text) {
    assertEquals(
        '"' + text + "\" is not of the form BUCKET@REGION, such as media@jp-osa-1", refusal(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ab", "Media", "a_b", "-ab", "ab-", "a..b", ".ab", "a/b", "me dia", ""})
  void says_what_a_bucket_name_is(String bucket) {
    assertEquals(
        '"'
            + bucket
            + "\" is not a bucket name: it has 3 to 63 lower-case letters, digits, hyphens and"
            + " dots, and starts and ends with a letter or digit",
        refusal(bucket + "@us-ord"));
  }

  @ParameterizedTest
  @CsvSource({"''", "US-ORD", "us_ord", "jp-osa-1.linodeobjects.com"})
  void says_what_a_region_is(String region) {
    assertEquals(
        '"'
            + region
            + "\" is not a region: write an endpoint id such as jp-osa-1 or a compute region such"
            + " as jp-osa",
        refusal("media@" + region));
  }

  @Test
  void never_shows_raw_control_characters() {
    assertEquals(
        "\"\\u001b[2J\" is not of the form BUCKET@REGION, such as media@jp-osa-1",
        refusal("\u001b[2J"));
  }
}
