package dev.replinode.e2e;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.replinode.e2e.Program.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --sandbox}: the whole job without an account, and nothing left afterwards. */
class OwnSandboxIT {
  private static final String[] CREATE = {
    "create", "--sandbox", "--source", "media@jp-osa-1", "--dest", "media-dr@us-iad-1"
  };

  @TempDir Path temporary;

  @Test
  void create_replicates_the_sample_and_says_so_in_three_lines() throws IOException {
    Result result = new Program(temporary).run(Map.of(), CREATE);

    assertEquals(0, result.exitCode(), result::all);
    List<String> lines = result.out().lines().toList();
    assertEquals(3, lines.size(), result::all);
    assertTrue(lines.get(0).startsWith("media@jp-osa-1 and media-dr@us-iad-1 are equal: 1,"));
    assertTrue(lines.get(1).contains("an hour, $24.00 a month"), result::all);
    assertEquals(List.of(), leftovers());
  }

  @Test
  void a_folder_of_the_users_can_be_the_source_and_json_has_the_keys_of_the_contract(
      @TempDir Path data) throws IOException {
    Files.createDirectories(data.resolve("a b/ü"));
    Files.writeString(data.resolve("a b/ü/x+%&#.txt"), "content");

    Result result =
        new Program(temporary)
            .run(
                Map.of("LINODE_TOKEN", "not-for-the-sandbox", "SRC_ACCESSKEY", "nor-this"),
                Stream.concat(
                        Stream.of(CREATE),
                        Stream.of("--output", "json", "--sandbox-data", data.toString()))
                    .toArray(String[]::new));

    assertEquals(0, result.exitCode(), result::all);
    JsonObject document = JsonParser.parseString(result.out()).getAsJsonObject();
    assertEquals(
        Set.of(
            "name runId stackscript instance boot run verification keys price findings left"
                .split(" ", -1)),
        document.keySet());
    assertAll(
        () -> assertEquals("equal", text(document, "verification", "verdict")),
        () -> assertEquals("1", text(document, "verification", "objects")),
        () -> assertEquals("created", text(document, "stackscript", "action")),
        () -> assertEquals("created", text(document, "instance", "action")),
        () -> assertEquals("finished", text(document, "run", "phase")),
        () -> assertEquals("0", text(document, "run", "exitCode")),
        () -> assertEquals(2, document.getAsJsonArray("keys").size()),
        () -> assertTrue(document.getAsJsonArray("left").isEmpty()));
    assertFalse(result.err().contains("nor-this"));
    assertEquals(List.of(), leftovers());
  }

  @Test
  void an_unknown_region_is_refused_with_its_near_matches() {
    Result result =
        new Program(temporary)
            .run(
                Map.of(),
                "create",
                "--sandbox",
                "--source",
                "media@jp-osaka",
                "--dest",
                "dr@us-iad-1");

    assertEquals(2, result.exitCode(), "the bucket 'dr' is too short to be one");
    Result named =
        new Program(temporary)
            .run(
                Map.of(),
                "create",
                "--sandbox",
                "--source",
                "media@jp-osb",
                "--dest",
                "media-dr@us-iad-1");
    assertEquals(3, named.exitCode(), named::all);
    assertTrue(named.err().contains("did you mean jp-osa"), named::all);
  }

  private List<String> leftovers() throws IOException {
    try (Stream<Path> files = Files.list(temporary)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.startsWith("hsperfdata"))
          .toList();
    }
  }

  private static String text(JsonObject document, String object, String key) {
    return document.getAsJsonObject(object).get(key).getAsString();
  }
}
