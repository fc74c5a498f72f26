package dev.replinode.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.publish.Manifest;
import dev.replinode.stackscript.UserDefinedFields;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScriptLibraryTest {
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
}
