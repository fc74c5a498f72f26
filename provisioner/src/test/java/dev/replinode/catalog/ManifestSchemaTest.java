package dev.replinode.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.replinode.domain.publish.Manifest;
import dev.replinode.fake.FakeShellCheck;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What editors are told about manifests is what the reader does. */
class ManifestSchemaTest {
  private static final String TEXT =
      new FileLinter(new FakeShellCheck(), InstantSource.system()).manifestSchema();

  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private final Schema schema = registry.getSchema(TEXT, InputFormat.JSON);
  private final JsonObject properties =
      JsonParser.parseString(TEXT).getAsJsonObject().getAsJsonObject("properties");

  @Test
  void it_is_a_schema_itself() {
    Schema meta =
        registry.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

    assertEquals(List.of(), meta.validate(TEXT, InputFormat.JSON));
  }

  @Test
  void it_has_the_readers_keys_each_with_a_description() {
    assertEquals(Set.copyOf(ManifestFile.KEYS), properties.keySet());
    for (Map.Entry<String, JsonElement> key : properties.entrySet()) {
      assertFalse(
          key.getValue().getAsJsonObject().get("description").getAsString().isBlank(),
          key.getKey());
    }
  }

  @Test
  void it_has_the_lists_that_a_field_can_follow() {
    JsonObject field = properties.getAsJsonObject("oneOf").getAsJsonObject("additionalProperties");

    List<String> lists =
        field.getAsJsonArray("enum").asList().stream().map(JsonElement::getAsString).toList();

    assertEquals(Manifest.LISTS, lists);
  }

  @Test
  void the_manifest_of_the_library_is_valid() throws Exception {
    try (InputStream in =
        getClass().getResourceAsStream("/stackscripts/replicate-bucket/manifest.yaml")) {
      assertEquals(List.of(), problems(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{label: abc, images: [any/all]}",
        "{label: 😀😀😀, images: [linode/ubuntu22.04, private/1], script: bin/run, public: true}",
        "{label: abc, images: [a/b], oneOf: {A: regions, B: object-storage-endpoints}}",
        "{label: abc, images: [a/b], script: a..b/c.sh, description: \"two\\nlines \"}",
        "{label: a b  c, images: [a/b], oneOf: {}}",
      })
  void both_take_these(String yaml) {
    assertEquals(List.of(), problems(yaml));
    assertEquals(List.of(), ManifestFile.read(yaml).findings());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "label: abc",
        "images: [a/b]",
        "{label: ab, images: [a/b]}",
        "{label: 😀😀, images: [a/b]}",
        "{label: ' abc', images: [a/b]}",
        "{label: \"a\\nbc\", images: [a/b]}",
        "{label: 123, images: [a/b]}",
        "{label: abc, images: a/b}",
        "{label: abc, images: [1]}",
        "{label: abc, images: [ubuntu]}",
        "{label: abc, images: [a/b, a/b]}",
        "{label: abc, images: [a/b], imags: 1}",
        "{label: abc, images: [a/b], public: yes}",
        "{label: abc, images: [a/b], description: null}",
        "{label: abc, images: [a/b], script: 5}",
        "{label: abc, images: [a/b], oneOf: regions}",
        "{label: abc, images: [a/b], oneOf: {A: moons}}",
      })
  void neither_takes_these(String yaml) {
    assertFalse(problems(yaml).isEmpty());
    assertFalse(ManifestFile.read(yaml).findings().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/etc/passwd", "../x.sh", "a/../../x.sh", "a/..", "''"})
  void no_script_is_outside_the_folder(String script) {
    assertFalse(problems("{label: abc, images: [a/b], script: " + script + "}").isEmpty());
  }

  @Test
  void a_manifest_that_was_pulled_from_retired_images_is_written_rightly() {
    assertEquals(List.of(), problems("{label: abc, images: []}"));
  }

  private List<Error> problems(String yaml) {
    Object value = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    return schema.validate(
        new Gson().newBuilder().serializeNulls().create().toJson(value), InputFormat.JSON);
  }
}
