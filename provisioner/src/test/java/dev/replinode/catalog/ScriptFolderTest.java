package dev.replinode.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.publish.FolderScript;
import dev.replinode.fake.Samples;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptFolderTest {
  private static final String SCRIPT = "#!/bin/bash\necho hello\n";

  @TempDir private Path root;

  @Test
  void every_script_below_the_folder_comes_by_its_label() throws Exception {
    write("zoo/manifest.yaml", manifest("alpha"));
    write("zoo/script.sh", SCRIPT);
    write("deep/er/manifest.yml", manifest("beta") + "script: bin/run\n");
    write("deep/er/bin/run", "#!/bin/bash\r\n# Grüße 😀\r\n");
    write("deep/readme.yaml", "not: a manifest");

    List<FolderScript> scripts = read();

    assertEquals(List.of("alpha", "beta"), labels(scripts));
    assertEquals(root + "/zoo/manifest.yaml", scripts.get(0).manifestFile());
    assertEquals(root + "/zoo/script.sh", scripts.get(0).scriptFile());
    assertEquals(root + "/deep/er/bin/run", scripts.get(1).scriptFile());
    assertEquals(
        "#!/bin/bash\r\n# Grüße 😀\r\n", scripts.get(1).manifest().script(), "not a byte changes");
  }

  @Test
  void what_is_hidden_or_linked_is_passed_over() throws Exception {
    write("a/manifest.yaml", manifest("alpha"));
    write("a/script.sh", SCRIPT);
    write(".git/manifest.yaml", "{");
    write("a/.old/manifest.yaml", "{");
    Files.createSymbolicLink(root.resolve("a/loop"), root);
    Files.createSymbolicLink(root.resolve("b"), root.resolve("a"));

    assertEquals(List.of("alpha"), labels(read()));
  }

  @Test
  void the_folder_itself_may_be_a_link_or_hidden() throws Exception {
    write(".hidden/manifest.yaml", manifest("alpha"));
    write(".hidden/script.sh", SCRIPT);
    Path link = Files.createSymbolicLink(root.resolve("link"), root.resolve(".hidden"));

    assertEquals(link + "/manifest.yaml", new ScriptFolder().read(link).get(0).manifestFile());
  }

  @Test
  void all_mistakes_of_all_files_are_told_at_once() throws Exception {
    write("a/manifest.yaml", "label: al\nimags: [x]\n");
    write("b/manifest.yaml", manifest("beta"));
    write("c/manifest.yaml", manifest("same"));
    write("c/script.sh", SCRIPT);
    write("d/manifest.yaml", manifest("same"));
    write("d/script.sh", SCRIPT);
    Files.write(root.resolve("e.yaml"), new byte[] {1});
    Files.write(Files.createDirectory(root.resolve("f")).resolve("manifest.yaml"), new byte[] {-1});

    ReplinodeException failure = failure();

    assertEquals(Kind.USAGE, failure.kind());
    assertEquals("folder " + root + ": 7 mistakes", failure.getMessage());
    assertEquals(
        List.of(
            root + "/f/manifest.yaml: it is not UTF-8 text: see its byte 1",
            root + "/a/manifest.yaml:1:1: The key images is missing",
            root
                + "/a/manifest.yaml:1:1: The script script.sh cannot be used: there is no such file",
            root + "/a/manifest.yaml:1:8: The label has 2 characters; 3 to 128 are allowed",
            root + "/a/manifest.yaml:2:1: There is no key imags",
            root
                + "/b/manifest.yaml:1:1: The script script.sh cannot be used: there is no such file",
            root
                + "/d/manifest.yaml:1:8: The label same is that of "
                + root
                + "/c/manifest.yaml too"),
        failure.reasons());
    assertEquals("replinode lint " + root, failure.hint().orElseThrow());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "../other/script.sh | it is not inside the manifest's folder",
        "sub/../../x.sh | it is not inside the manifest's folder",
        "/etc/hostname | it is not inside the manifest's folder",
        "link.sh | it leads out of the manifest's folder",
        "linked/script.sh | it leads out of the manifest's folder",
        "dangling.sh | there is no such file",
        "nothing.sh | there is no such file",
        "sub | it is a folder",
        "latin.sh | it is not UTF-8 text: see its byte 13",
        "\"a\\0b\" | that is no name of a file",
      })
  void a_script_is_a_text_file_inside_the_manifests_folder(String path, String why)
      throws Exception {
    write("other/script.sh", SCRIPT);
    write("a/manifest.yaml", manifest("alpha") + "script: " + path + "\n");
    Files.createDirectory(root.resolve("a/sub"));
    Files.createSymbolicLink(root.resolve("a/link.sh"), root.resolve("other/script.sh"));
    Files.createSymbolicLink(root.resolve("a/linked"), root.resolve("other"));
    Files.createSymbolicLink(root.resolve("a/dangling.sh"), root.resolve("nowhere"));
    Files.write(root.resolve("a/latin.sh"), "#!/bin/bash\né".getBytes(StandardCharsets.ISO_8859_1));

    List<String> reasons = failure().reasons();

    assertEquals(1, reasons.size(), reasons.toString());
    assertTrue(
        reasons.get(0).startsWith(root + "/a/manifest.yaml:3:9: The script "), reasons.get(0));
    assertTrue(reasons.get(0).endsWith(": " + why), reasons.get(0));
  }

  @Test
  void a_link_inside_the_folder_is_no_way_out() throws Exception {
    write("a/manifest.yaml", manifest("alpha") + "script: current.sh\n");
    write("a/v2.sh", SCRIPT);
    Files.createSymbolicLink(root.resolve("a/current.sh"), Path.of("v2.sh"));

    assertEquals(SCRIPT, read().get(0).manifest().script());
  }

  @ParameterizedTest
  @CsvSource({
    "REGON, The script has no field REGON",
    "NAME, The field NAME has no oneOf list to renew"
  })
  void a_followed_list_is_one_of_the_scripts(String field, String why) throws Exception {
    write(
        "manifest.yaml", manifest("alpha") + "oneOf: {REGION: regions, " + field + ": regions}\n");
    write(
        "script.sh", "#!/bin/bash\n# <UDF name=\"REGION\" oneOf=\"a,b\">\n# <UDF name=\"NAME\">\n");

    assertEquals(List.of(root + "/manifest.yaml:3:26: " + why), failure().reasons());
  }

  @Test
  void images_may_be_none_for_that_is_looked_at_when_something_is_sent() throws Exception {
    write("manifest.yaml", "label: alpha\nimages: []\n");
    write("script.sh", SCRIPT);

    assertEquals(List.of(), read().get(0).manifest().images());
  }

  @Test
  void a_folder_without_a_manifest_is_a_mistake_of_the_user() throws Exception {
    write("script.sh", SCRIPT);

    ReplinodeException failure = failure();

    assertEquals("folder " + root + ": there is no manifest.yaml in it", failure.getMessage());
    assertTrue(failure.hint().isPresent());
  }

  @Test
  void so_is_what_is_no_folder() throws Exception {
    write("file", "");

    for (String name : List.of("file", "absent")) {
      var failure = Samples.failure(() -> new ScriptFolder().read(root.resolve(name)));
      assertEquals(Kind.USAGE, failure.kind(), name);
    }
  }

  @Test
  void a_folder_that_cannot_be_read_is_named() throws Exception {
    write("a/manifest.yaml", manifest("alpha"));
    write("a/script.sh", SCRIPT);
    Path closed = Files.createDirectory(root.resolve("closed"));
    assumeTrue(closed.toFile().setReadable(false) && !Files.isReadable(closed), "run as root");

    ReplinodeException failure = failure();

    closed.toFile().setReadable(true);
    assertTrue(failure.getMessage().contains(closed.toString()), failure.getMessage());
  }

  @Test
  void the_tool_brings_a_script_of_its_own() {
    List<FolderScript> scripts = new ScriptFolder().builtIn();

    assertEquals(List.of("replinode-replicate-bucket"), labels(scripts));
    assertFalse(scripts.get(0).manifest().script().isEmpty());
  }

  private static String manifest(String label) {
    return "label: " + label + "\nimages: [linode/ubuntu22.04]\n";
  }

  private static List<String> labels(List<FolderScript> scripts) {
    return scripts.stream().map(script -> script.manifest().label()).toList();
  }

  private List<FolderScript> read() {
    return new ScriptFolder().read(root);
  }

  private ReplinodeException failure() {
    return Samples.failure(this::read);
  }

  private void write(String path, String text) throws Exception {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
