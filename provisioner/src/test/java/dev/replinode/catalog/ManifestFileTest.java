package dev.replinode.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.publish.Manifest;
import dev.replinode.stackscript.UserDefinedFields;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestFileTest {
  @Test
  void a_manifest_is_read_with_its_script() {
    Manifest manifest =
        parse(
            """
            label: my script
            description: >-
              Two
              lines.
            images: [linode/ubuntu22.04, linode/debian12]
            public: true
            script: run.sh
            oneOf:
              SRC_REGION: object-storage-endpoints
            """);

    assertEquals(
        new Manifest(
            "my script",
            "Two lines.",
            List.of("linode/ubuntu22.04", "linode/debian12"),
            true,
            "text of run.sh",
            Map.of("SRC_REGION", "object-storage-endpoints")),
        manifest);
  }

  @Test
  void little_is_needed() {
    Manifest manifest = parse("{label: abc, images: [any/all]}");

    assertEquals("text of script.sh", manifest.script());
    assertEquals("", manifest.description());
    assertEquals(false, manifest.isPublic());
    assertEquals(Map.of(), manifest.followed());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[a, b] | a mapping of keys to values is expected",
        "{label: abc, images: [x], imags: [y]} | unknown key imags; did you mean images?",
        "{label: abc, images: [x], zzz: 1} | unknown key zzz",
        "{label: ab, images: [x]} | label: it has 3 to 128 characters",
        "{images: [x]} | label: a text is expected",
        "{label: 123, images: [x]} | label: a text is expected",
        "{label: abc} | images: a list of at least one image id is expected",
        "{label: abc, images: []} | images: a list of at least one image id is expected",
        "{label: abc, images: [x], oneOf: y} | oneOf: a mapping of field names to lists",
        "{label: abc, images: [x], oneOf: {A: moons}} | oneOf: the platform has no list moons",
        "{label: abc, images: [x]} } | not YAML",
      })
  void every_complaint_names_the_file_and_the_key(String yaml, String complaint) {
    var failure = assertThrows(IllegalArgumentException.class, () -> parse(yaml));

    assertTrue(
        failure.getMessage().startsWith("s/manifest.yaml: " + complaint), failure.toString());
  }

  @Test
  void the_script_behind_create_is_in_the_library_with_the_fields_of_the_guide() {
    Manifest manifest = ScriptLibrary.read(ScriptLibrary.REPLICATE_BUCKET);

    List<String> names =
        UserDefinedFields.read(manifest.script()).stream().map(field -> field.name()).toList();
    assertEquals("replinode-replicate-bucket", manifest.label());
    assertEquals(
        List.of(
            "SRC_REGION",
            "SRC_BUCKET",
            "SRC_ACCESSKEY",
            "SRC_SECRETKEY_PASSWORD",
            "DEST_REGION",
            "DEST_BUCKET",
            "DEST_ACCESSKEY",
            "DEST_SECRETKEY_PASSWORD"),
        names.subList(0, 8));
    assertTrue(names.containsAll(List.of("MODE", "EVERY", "MAX_DELETE", "REPLICATOR", "RUN_ID")));
    assertEquals(2, manifest.followed().size());
  }

  @Test
  void publishing_renews_both_lists_of_the_script_behind_create() {
    Manifest manifest = ScriptLibrary.read(ScriptLibrary.REPLICATE_BUCKET);

    var fields =
        UserDefinedFields.read(
            manifest
                .content(Map.of("object-storage-endpoints", List.of("new-1", "new-2")))
                .script());

    assertEquals(List.of("new-1", "new-2"), fields.get(0).oneOf());
    assertEquals(List.of("new-1", "new-2"), fields.get(4).oneOf());
  }

  @Test
  void a_script_that_the_program_lacks_is_a_damaged_program() {
    assertThrows(IllegalStateException.class, () -> ScriptLibrary.read("nothing"));
  }

  private static Manifest parse(String yaml) {
    return ManifestFile.parse("s/manifest.yaml", yaml, part -> "text of " + part);
  }
}
