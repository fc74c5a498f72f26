package dev.replinode.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.publish.Manifest;
import dev.replinode.stackscript.lint.Finding;
import dev.replinode.stackscript.lint.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestFileTest {
  @Test
  void a_whole_manifest_is_read_exactly() {
    ManifestFile.Reading reading =
        ManifestFile.read(
            """
            label: web
            description: |
              Two lines,
               verbatim.
            images: [linode/ubuntu22.04, private/15]
            public: true
            script: bin/run.sh
            oneOf:
              WHERE: object-storage-endpoints
              REGION: regions
            """);

    assertEquals(List.of(), reading.findings());
    WrittenManifest manifest = reading.manifest().orElseThrow();
    assertEquals("bin/run.sh", manifest.script().value());
    assertEquals(new Place(7, 9, 10), manifest.script().place());
    assertEquals(
        new Manifest(
            "web",
            "Two lines,\n verbatim.\n",
            List.of("linode/ubuntu22.04", "private/15"),
            true,
            "the text",
            Map.of("WHERE", "object-storage-endpoints", "REGION", "regions")),
        manifest.with("the text"));
  }

  @Test
  void little_is_needed() {
    WrittenManifest manifest =
        ManifestFile.read("{label: abc, images: [any/all]}").manifest().orElseThrow();

    assertEquals(
        new Manifest("abc", "", List.of("any/all"), false, "x", Map.of()), manifest.with("x"));
    assertEquals("script.sh", manifest.script().value());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "imags: [y] | 3:1 manifest-unknown-key | There is no key imags | Did you mean images?",
        "zzz: 1 | 3:1 manifest-unknown-key | There is no key zzz | The keys are label, description",
        "[a]: 1 | 3:1 manifest-unknown-key | A key is expected here | The keys are label",
        "<<: {public: true} | 3:1 manifest-unknown-key | There is no key << | The keys are",
        "label: other | 3:1 manifest-duplicate-key | The key label stands here a second | Leave one",
        "description: | 3:13 manifest-wrong-type | text is expected for desc | in quotes: \"\"",
        "description: 5 | 3:14 manifest-wrong-type | text is expected for desc | in quotes: \"5\"",
        "description: [a] | 3:14 manifest-wrong-type | text is expected for desc | Write a text",
        "public: yes | 3:9 manifest-wrong-type | The key public takes true | Write public:",
        "public: \"true\" | 3:9 manifest-wrong-type | The key public takes true | Write public:",
        "script: true | 3:9 manifest-wrong-type | text is expected for script | Write it in quotes: \"true\"",
        "oneOf: regions | 3:8 manifest-wrong-type | oneOf takes a mapping | SRC_REGION:",
        "oneOf: {A: 1} | 3:12 manifest-wrong-type | text is expected for oneOf | in quotes: \"1\"",
        "oneOf: {A: moons} | 3:12 manifest-list-unknown | no list 'moons' | The lists are object-s",
        "oneOf: {A: region} | 3:12 manifest-list-unknown | no list 'region' | mean regions?",
        "oneOf: {A: regions, A: regions} | 3:21 manifest-duplicate-key | The field A stands | Leave",
      })
  void each_mistake_has_its_place_and_its_remedy(
      String line, String place, String message, String remedy) {
    Finding finding = only("label: abc\nimages: [any/all]\n" + line + "\n");

    assertEquals(place, finding.line() + ":" + finding.column() + " " + finding.rule());
    assertTrue(finding.message().contains(message), finding.message());
    assertTrue(finding.remedy().contains(remedy), finding.remedy());
    assertEquals(Severity.ERROR, finding.severity());
    assertTrue(Rules.isRefused(finding));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "images: [x/y] | 1:1 manifest-missing-key | The key label is missing",
        "label: abc | 1:1 manifest-missing-key | The key images is missing",
        "{label: 123, images: [x/y]} | 1:9 manifest-wrong-type | A text is expected for label",
        "{label: ab, images: [x/y]} | 1:9 manifest-label-length | The label has 2 characters",
        "{label: 'a b ', images: [x/y]} | 1:9 manifest-label-space | There is white space around",
        "{label: \"a\\nb\", images: [x/y]} | 1:9 manifest-label-space | There is a line end",
        "{label: abc, images: x/y} | 1:22 manifest-wrong-type | takes a list of image ids",
        "{label: abc, images: []} | 1:22 manifest-images-missing | The list of images is empty",
        "{label: abc, images: [22.04]} | 1:23 manifest-wrong-type | A text is expected",
        "{label: abc, images: [ubuntu]} | 1:23 manifest-image-form | 'ubuntu' does not look",
        "{label: abc, images: [x/y, x/y]} | 1:28 manifest-images-repeated | x/y is in the list",
        "{label: abc, images: [any/all, private/1]} | 1:32 manifest-images-mixed | private/1 stands",
        "{label: abc, images: [private/1, any/all]} | 1:23 manifest-images-mixed | private/1 stands",
      })
  void labels_and_images_are_held_against_what_the_platform_takes(
      String yaml, String place, String message) {
    Finding finding = only(yaml);

    assertEquals(place, finding.line() + ":" + finding.column() + " " + finding.rule());
    assertTrue(finding.message().contains(message), finding.message());
    assertFalse(finding.remedy().isEmpty());
  }

  @Test
  void a_label_is_counted_in_characters_as_people_see_them() {
    assertEquals(List.of(), ManifestFile.read(labelled("😀".repeat(128))).findings());
    assertEquals("manifest-label-length", only(labelled("😀".repeat(129))).rule());
  }

  @Test
  void a_script_without_images_can_be_read_for_it_may_be_unchanged() {
    ManifestFile.Reading reading = ManifestFile.read("{label: abc, images: []}");

    assertEquals(List.of(), reading.manifest().orElseThrow().images());
    assertEquals(Severity.ERROR, reading.findings().get(0).severity());
    assertFalse(Rules.isRefused(reading.findings().get(0)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | 1:1 | it is empty",
        "# nothing | 1:1 | it is empty",
        "[a, b] | 1:1 | a mapping of keys to values is expected",
        "a: 1\\n---\\nb: 2 | 2:1 | it holds a second document, and one is read",
        "label: abc\\n  images: [x] | 2:9 | mapping values are not allowed here",
        "label: \"abc\\nimages: [x] | 2:12 | while scanning a quoted scalar: found unexpected end",
        "a: [1, 2\\nb: 3 | 2:2 | while parsing a flow sequence: expected ',' or ']'",
        "label: *nope | 1:8 | found undefined alias nope",
        "\\tlabel: abc | 1:1 | a tab cannot stand here",
        "label: @abc | 1:8 | found character '@' that cannot start any token",
        "a: \\7 | 1:4 | the character U+0007 is not allowed",
        "é😀: {a | 1:8 | while parsing a flow mapping",
        "label: x\\r\\n} | 2:1 | while parsing a block mapping",
      })
  void what_is_no_manifest_is_told_in_one_sentence(String yaml, String place, String message) {
    ManifestFile.Reading reading = ManifestFile.read(yaml.translateEscapes());

    assertEquals(Optional.empty(), reading.manifest());
    assertEquals(1, reading.findings().size());
    Finding finding = reading.findings().get(0);
    assertEquals("manifest-syntax", finding.rule());
    assertEquals(place, finding.line() + ":" + finding.column());
    assertTrue(finding.message().startsWith("This is no manifest: "), finding.message());
    assertTrue(finding.message().contains(message), finding.message());
    assertFalse(finding.message().contains("\n"), finding.message());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- ", "? "})
  void depth_is_no_crash(String opening) {
    ManifestFile.Reading reading = ManifestFile.read(opening.repeat(30_000));

    assertEquals("manifest-syntax", reading.findings().get(0).rule());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: &x [*x]",
        "&x {label: *x, images: *x, oneOf: *x, *x : *x}",
        "{label: &a [*a], images: [*a], oneOf: {*a : *a}}",
        "label: !!binary aGk=",
        "!!set {label, images}",
        "\uFEFFlabel: abc"
      })
  void nothing_that_is_yaml_breaks_the_reader(String yaml) {
    assertFalse(ManifestFile.read(yaml).findings().isEmpty());
  }

  @Test
  void a_byte_order_mark_moves_no_place() {
    Finding finding = only("\uFEFFlabel: ab\nimages: [any/all]");

    assertEquals("1:9", finding.line() + ":" + finding.column(), "the mark is in the line");
  }

  @Test
  void several_mistakes_are_told_at_once() {
    List<String> rules =
        ManifestFile.read("{label: 1, imags: [], public: no}").findings().stream()
            .map(Finding::rule)
            .toList();

    assertEquals(
        List.of(
            "manifest-unknown-key",
            "manifest-wrong-type",
            "manifest-wrong-type",
            "manifest-missing-key"),
        rules);
  }

  private static String labelled(String label) {
    return "{label: " + label + ", images: [any/all]}";
  }

  private static Finding only(String yaml) {
    List<Finding> findings = ManifestFile.read(yaml).findings();
    assertEquals(1, findings.size(), findings.toString());
    return findings.get(0);
  }
}
